using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace TransferScheme.EventStore;

/// <summary>The shards that run in this process.</summary>
sealed class ShardSet : IDisposable
{
    static readonly TimeSpan _patience = TimeSpan.FromSeconds(4);
    static readonly TimeSpan _patienceWithTheDeaf = TimeSpan.FromSeconds(1);

    readonly SemaphoreSlim _gate = new(1, 1);
    readonly ConcurrentDictionary<string, Running> _running = new();
    readonly ConcurrentDictionary<string, bool> _suspended = new();
    readonly StoreCore _core;
    readonly bool _leads;
    readonly MarkSignal _mark;
    readonly ILogger _logger;

    /// <summary>All shards of a store; none runs yet.</summary>
    /// <param name="core">The store.</param>
    /// <param name="leads">Whether a shard runs here only while this node holds its lock.</param>
    /// <param name="mark">How far they may go.</param>
    /// <param name="logger">Told what happens to them.</param>
    public ShardSet(StoreCore core, bool leads, MarkSignal mark, ILogger logger)
    {
        (_core, _leads, _mark, _logger) = (core, leads, mark, logger);
        All = Shard.AllOf(core);
        Status = All.ToDictionary(shard => shard.Name, _ => new ShardStatus(TimeProvider.System));
    }

    /// <summary>All shards of the store.</summary>
    public IReadOnlyList<Shard> All { get; }

    /// <summary>What each does here.</summary>
    public IReadOnlyDictionary<string, ShardStatus> Status { get; }

    /// <summary>What all that run here have done.</summary>
    public long DoneUpTo => Status.Values.Select(status => status.Read()).Where(now => now.IsRunning).Select(now => now.Position)
        .DefaultIfEmpty(0).Min();

    /// <summary>While set, none is started.</summary>
    public bool IsPaused { get; private set; }

    /// <summary>Starts those of the named shards that do not run; their progress rows are made on the node's own connection.</summary>
    /// <exception cref="LogResetException">A running one found that the log was emptied.</exception>
    public async Task StartAsync(IReadOnlyCollection<string> names, DaemonConnection connection, CancellationToken token)
    {
        if (IsPaused || names.All(name => _running.ContainsKey(name) || _suspended.ContainsKey(name)))
        {
            await ThrowIfEndedAsync();
            return;
        }

        await _gate.WaitAsync(token);
        try
        {
            foreach (var shard in All.Where(shard => names.Contains(shard.Name)
                && !_running.ContainsKey(shard.Name) && !_suspended.ContainsKey(shard.Name) && !IsPaused))
            {
                var floor = shard.Options.FromPresent ? _mark.Mark : shard.Options.SequenceFloor ?? 0;
                await connection.InTimeAsync(shard.Progress.EnsureAsync(connection.Npgsql, floor, token));
                _running.TryAdd(shard.Name, new Running(new ShardRunner(_core, shard, _leads, _mark, Status[shard.Name], _logger)));
            }
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Stops all and starts none until <see cref="Resume"/>.</summary>
    public async Task PauseAsync()
    {
        IsPaused = true;
        await StopAsync();
    }

    /// <summary>Lets them be started again.</summary>
    public void Resume() => IsPaused = false;

    /// <summary>Stops all: each may end its page, but not for long.</summary>
    public Task StopAsync() => StopAsync(_patience, _ => true);

    /// <summary>Stops all at once, since another node may be starting them.</summary>
    public Task AbortAsync() => StopAsync(TimeSpan.Zero, _ => true);

    /// <summary>Stops one and does not start it until <see cref="Release"/>.</summary>
    public Task SuspendAsync(string name)
    {
        _suspended.TryAdd(name, true);
        return StopAsync(_patience, running => running == name);
    }

    /// <summary>Lets one be started again.</summary>
    public void Release(string name) => _suspended.TryRemove(name, out _);

    public void Dispose() => _gate.Dispose();

    async Task StopAsync(TimeSpan patience, Func<string, bool> which)
    {
        await _gate.WaitAsync();
        try
        {
            var stopping = _running.Where(running => which(running.Key)).ToList();
            await Task.WhenAll(stopping.Select(running => running.Value.StopAsync(patience)));
            foreach (var (name, _) in stopping)
            {
                _running.TryRemove(name, out _);
                Status[name].End();
            }
        }
        finally
        {
            _gate.Release();
        }
    }

    async Task ThrowIfEndedAsync()
    {
        foreach (var running in _running.Values.Where(running => running.Work.IsFaulted))
        {
            await running.Work;
        }
    }

    sealed class Running : IDisposable
    {
        readonly CancellationTokenSource _stop = new();
        readonly CancellationTokenSource _abort = new();

        public Running(ShardRunner runner) => Work = Task.Run(() => runner.RunAsync(_stop.Token, _abort.Token));

        public Task Work { get; }

        public async Task StopAsync(TimeSpan patience)
        {
            await _stop.CancelAsync();
            await Task.WhenAny(Work, Task.Delay(patience));

            // One that hears nothing is left behind, and so is a statement that the server does not hear cancelled: the page can only
            // be rolled back, for it cannot commit with this token, and another reader will end it or have moved the shard.
            var aborting = Task.WhenAll(_abort.CancelAsync(), Work);
            await Task.WhenAny(aborting, Task.Delay(_patienceWithTheDeaf));
            if (aborting.IsCompleted)
            {
                Dispose();
            }
        }

        public void Dispose()
        {
            _stop.Dispose();
            _abort.Dispose();
        }
    }
}
