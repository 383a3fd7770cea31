namespace ChatServiceDesk.Configuration;

/// <summary>Something in <c>desk.yaml</c> that the desk can't work with. The message is one line: file, line, problem, remedy.</summary>
internal sealed class DeskFileException : Exception
{
    public DeskFileException(string file, long line, string problem)
        : base($"{file}:{line}: {problem.ReplaceLineEndings(" ")}")
    {
    }

    public DeskFileException(string message)
        : base(message)
    {
    }

    public DeskFileException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public DeskFileException()
    {
    }
}
