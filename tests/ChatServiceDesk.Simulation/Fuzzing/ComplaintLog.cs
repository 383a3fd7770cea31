using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace ChatServiceDesk.Simulation.Fuzzing;

/// <summary>Remembers what must not be logged: errors, and exceptions at any level.</summary>
internal sealed class ComplaintLog : ILoggerProvider
{
    private readonly ConcurrentQueue<string> _complaints = [];

    public bool IsEmpty => _complaints.IsEmpty;

    /// <summary>Takes what has been logged since the last time.</summary>
    public IReadOnlyList<string> Take()
    {
        List<string> taken = [];
        while (_complaints.TryDequeue(out string? complaint))
        {
            taken.Add(complaint);
        }

        return taken;
    }

    public ILogger CreateLogger(string categoryName) => new Logger(categoryName, _complaints);

    public void Dispose()
    {
        // Nothing is held.
    }

    private sealed class Logger(string category, ConcurrentQueue<string> complaints) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (logLevel >= LogLevel.Error || exception is not null)
            {
                complaints.Enqueue($"{logLevel} {category} {eventId.Id}: {formatter(state, exception)} {exception}");
            }
        }
    }
}
