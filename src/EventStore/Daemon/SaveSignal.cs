using System.Collections.Concurrent;

namespace TransferScheme.EventStore;

/// <summary>Tells the daemons of the same process that events were saved; others find them by looking.</summary>
sealed class SaveSignal
{
    readonly ConcurrentDictionary<Listener, bool> _listeners = new();

    /// <summary>Events were saved.</summary>
    public void Raise()
    {
        foreach (var listener in _listeners)
        {
            listener.Key.Wake();
        }
    }

    /// <summary>Listens until it is disposed of.</summary>
    public Listener Listen() => new(this);

    /// <summary>Remembers that it was told, once, until it waits.</summary>
    internal sealed class Listener : IDisposable
    {
        readonly SemaphoreSlim _told = new(0);
        readonly SaveSignal _signal;

        internal Listener(SaveSignal signal)
        {
            _signal = signal;
            signal._listeners.TryAdd(this, true);
        }

        /// <summary>Waits until it is told, or for so long.</summary>
        public async Task WaitAsync(TimeSpan atMost, CancellationToken token)
        {
            while (await _told.WaitAsync(atMost, token) && _told.CurrentCount > 0)
            {
                // Told more than once.
            }
        }

        /// <summary>Tells it.</summary>
        public void Wake()
        {
            if (_told.CurrentCount == 0)
            {
                _told.Release();
            }
        }

        /// <inheritdoc/>
        public void Dispose() => _signal._listeners.TryRemove(this, out _);
    }
}
