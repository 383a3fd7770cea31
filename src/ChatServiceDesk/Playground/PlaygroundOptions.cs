namespace ChatServiceDesk.Playground;

/// <summary>Where the local Teams client finds the desk, where people find it, and where it keeps its files.</summary>
internal sealed record PlaygroundOptions
{
    /// <summary>The desk's own address; activities go to <c>api/messages</c> below it. The desk must be listening already.</summary>
    public required Uri Desk { get; init; }

    /// <summary>The port on 127.0.0.1; 0 takes any free one.</summary>
    public required int Port { get; init; }

    /// <summary>Holds the installed package, the log and whatever the tool writes; made when missing, kept for the next start.</summary>
    public required string WorkDirectory { get; init; }
}
