using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace TransferScheme.AgeAssessments.Tests.Api;

/// <summary>A log that keeps every line.</summary>
sealed class KeptLog : ILoggerProvider, ILogger
{
    internal ConcurrentQueue<string> Kept { get; } = [];

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
    {
        Kept.Enqueue($"{state}");
        return null;
    }

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Kept.Enqueue($"{formatter(state, exception)} {exception}");

    public void Dispose()
    {
        // The lines are read after the host is asked, and go with the test.
    }
}
