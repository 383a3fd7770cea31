namespace ChatServiceDesk.Testing.Wire;

/// <param name="Name">What is tried.</param>
/// <param name="Status">What it gets.</param>
/// <param name="Header">Of the name Authorization.</param>
/// <param name="Fields">How the body differs from a good one.</param>
internal sealed record Vector(string Name, int Status, string? Header, params (string Field, string? Json)[] Fields)
{
    /// <summary>What it gets when a web server stands before the desk and makes something else of it.</summary>
    public int OverHttp { get; init; } = Status;
}
