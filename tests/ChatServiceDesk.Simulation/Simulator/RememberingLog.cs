using ChatServiceDesk.Storage;
using ChatServiceDesk.Tables;
using Microsoft.Extensions.Logging;

namespace ChatServiceDesk.Simulation;

/// <summary>Keeps what the desk has logged as an error, to be shown with a run that failed.</summary>
internal sealed class RememberingLog : ILoggerProvider, ILogger
{
    private readonly List<string> _lines = [];

    public IReadOnlyList<string> Lines => _lines;

    /// <summary>Exceptions that no trouble explains: what fails in table or connector has a type of its own.</summary>
    public List<string> Strange { get; } = [];

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel))
        {
            _lines.Add($"{logLevel}: {formatter(state, exception)} {exception}");
            Exception? cause = exception is InvalidOperationException { InnerException: { } inner } ? inner : exception;
            if (cause is not (null or TableException or OperationCanceledException or LostRaceException or RowFormatException))
            {
                Strange.Add($"{formatter(state, exception)} {exception}");
            }
        }
    }

    public void Dispose()
    {
    }
}
