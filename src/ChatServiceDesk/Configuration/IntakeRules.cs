namespace ChatServiceDesk.Configuration;

/// <summary>How much people are asked before the intake card.</summary>
internal sealed record IntakeRules
{
    /// <summary>Questions of every kind, 0 to 5. Two if not set: more are tiresome.</summary>
    public int MostQuestions { get; init; } = 2;
}
