namespace ChatServiceDesk.Configuration;

/// <summary>How much is let through. Each has a value that suits Teams; <c>desk.yaml</c> may say another under <c>limits</c>.</summary>
internal sealed record Limits
{
    /// <summary>Calls that the desk makes to Teams for one tenant in a second: 1 to 1000, 50 if not set, which is what Teams allows an app.</summary>
    public int AppPerSecond { get; init; } = 50;
}
