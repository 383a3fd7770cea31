namespace ChatServiceDesk.Playground;

/// <summary>How the start of the local Teams client went. None of these is a reason for the desk not to run.</summary>
internal abstract record PlaygroundStart
{
    private PlaygroundStart()
    {
    }

    /// <param name="Process">Ends the client when disposed.</param>
    internal sealed record Running(PlaygroundProcess Process) : PlaygroundStart
    {
        /// <summary>What a person opens in a browser.</summary>
        public Uri Address => Process.Address;
    }

    /// <summary>Node.js or its npm isn't on the PATH.</summary>
    internal sealed record NoNode : PlaygroundStart;

    internal sealed record PortTaken(int Port) : PlaygroundStart;

    /// <param name="Why">One line for the console; the details are in the log file that it names.</param>
    internal sealed record Failed(string Why) : PlaygroundStart;
}
