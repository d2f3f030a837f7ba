using Microsoft.Extensions.Logging;

namespace TransferScheme.EventStore;

/// <summary>Runs asynchronous projections and subscriptions of one store.</summary>
sealed class ProjectionDaemon : IProjectionDaemon
{
    static readonly TimeSpan _slowestReconnect = TimeSpan.FromSeconds(2);

    readonly StoreCore _core;
    readonly DaemonMode _mode;
    readonly ILogger _logger;
    readonly MarkSignal _mark = new();
    readonly SemaphoreSlim _gate = new(1, 1);
    CancellationTokenSource? _stop;
    Task _work = Task.CompletedTask;
    bool _isDisposed;
    string? _told;

    public ProjectionDaemon(StoreCore core, DaemonMode mode, ILogger logger)
    {
        (_core, _mode, _logger) = (core, mode, logger);
        Shards = new ShardSet(core, mode == DaemonMode.HotCold, _mark, logger);
    }

    /// <summary>What runs in this process.</summary>
    public ShardSet Shards { get; }

    /// <summary>What this process knows of the mark.</summary>
    public MarkStatus Mark { get; } = new(TimeProvider.System);

    public async Task StartAllAsync()
    {
        await _gate.WaitAsync();
        try
        {
            Shards.Resume();
            if (_stop is null && Shards.All.Count > 0)
            {
                _stop = new CancellationTokenSource();
                Mark.Begin();
                _work = Task.Run(() => RunAsync(_stop.Token));
            }
        }
        finally
        {
            _gate.Release();
        }
    }

    public async Task StopAllAsync()
    {
        if (_isDisposed)
        {
            return;
        }

        await _gate.WaitAsync();
        try
        {
            if (_stop is not null)
            {
                await _stop.CancelAsync();
                await _work;
                _stop.Dispose();
                _stop = null;
            }
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Stops every shard but keeps its locks, so that no other node takes it up meanwhile.</summary>
    public Task PauseAsync() => Shards.PauseAsync();

    public Task RebuildProjectionAsync<TView>(CancellationToken token) =>
        RebuildAsync(p => p.Source.DocumentType == typeof(TView) || p.Source.GetType() == typeof(TView), typeof(TView).Name, token);

    public Task RebuildProjectionAsync(string projectionName, CancellationToken token) =>
        RebuildAsync(p => p.Source.Name == projectionName, projectionName, token);

    public Task WaitForNonStaleData(TimeSpan timeout) => new StaleDataWait(_core).RunAsync(timeout);

    public bool HasAnyPaused() => Shards.Status.Values.Any(status => status.Read().Failure is not null);

    public long HighWaterMark() => _mark.Mark;

    public void Dispose()
    {
        if (_isDisposed)
        {
            return;
        }

        _isDisposed = true;
        _stop?.Cancel();
        _ = DisposeAfterAsync(_work);
    }

    async Task DisposeAfterAsync(Task work)
    {
        await work;
        _stop?.Dispose();
        Shards.Dispose();
        _gate.Dispose();
    }

    async Task RebuildAsync(Func<ProjectionRegistration, bool> which, string name, CancellationToken token)
    {
        var registration = _core.Projections.FirstOrDefault(p => p.Lifecycle != ProjectionLifecycle.Live && which(p))
            ?? throw new ArgumentException($"No stored projection is called {name}.", nameof(name));
        await Shards.SuspendAsync(registration.Shard.Identity);
        try
        {
            await new Rebuild(_core, registration, _logger).RunAsync(token);
        }
        finally
        {
            Shards.Release(registration.Shard.Identity);
        }
    }

    async Task RunAsync(CancellationToken stop)
    {
        using var saved = _core.Saved.Listen();
        try
        {
            for (var failures = 0; !stop.IsCancellationRequested; failures++)
            {
                var session = new NodeSession(_core, _mode, Shards, _mark, Mark, _logger);
                failures = await RunAsync(session, saved, stop) ? 0 : failures;
                var pause = TimeSpan.FromMilliseconds(50 << Math.Min(failures, 10));
                await Task.Delay(pause < _slowestReconnect ? pause : _slowestReconnect, stop);
            }
        }
        catch (Exception) when (stop.IsCancellationRequested)
        {
            // Stopped, whatever the connection said last.
        }
        finally
        {
            Mark.Leave();
        }
    }

    /// <summary>Runs one session to its end; true when the next may start without delay.</summary>
    async Task<bool> RunAsync(NodeSession session, SaveSignal.Listener saved, CancellationToken stop)
    {
        try
        {
            await session.RunAsync(saved, stop);
            return true;
        }
        catch (SchemaNotAppliedException e)
        {
            if (_told != e.Message)
            {
                DaemonLog.SchemaNotApplied(_logger, _told = e.Message);
            }

            return false;
        }
        catch (LogResetException)
        {
            DaemonLog.LogEmptied(_logger, _core.Schema);
            return true;
        }
        catch (Exception e) when (!stop.IsCancellationRequested)
        {
            DaemonLog.SessionLost(_logger, e, _core.Schema);
            return session.WasLeading;
        }
    }
}
