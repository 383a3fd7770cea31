using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace ChatServiceDesk.Testing;

/// <summary>All that a desk writes into its log.</summary>
public sealed class RememberedLog : ILoggerProvider
{
    private readonly ConcurrentQueue<Line> _lines = new();

    public IReadOnlyList<Line> Lines => [.. _lines];

    /// <summary>What was malformed, refused or turned away at the door.</summary>
    public IReadOnlyList<Line> Security => [.. _lines.Where(static line => line.EventId is 1005 or 1006 or 1201)];

    public ILogger CreateLogger(string categoryName) => new Logger(_lines);

    public void Dispose()
    {
        // It holds nothing but its lines.
    }

    /// <param name="EventId">Which message.</param>
    /// <param name="Level">How bad.</param>
    /// <param name="Text">As a console would show it.</param>
    /// <param name="Values">What it was made of, by name.</param>
    public sealed record Line(int EventId, LogLevel Level, string Text, IReadOnlyDictionary<string, object?> Values);

    private sealed class Logger(ConcurrentQueue<Line> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Enqueue(new Line(
                eventId.Id,
                logLevel,
                $"{formatter(state, exception)} {exception}".TrimEnd(),
                (state as IEnumerable<KeyValuePair<string, object?>> ?? []).ToDictionary(static value => value.Key, static value => value.Value, StringComparer.Ordinal)));
    }
}
