namespace TransferScheme.EventStore;

/// <summary>What a shard of this process is doing, for health.</summary>
sealed class ShardStatus(TimeProvider clock)
{
    readonly Lock _gate = new();
    long _beatAt = clock.GetTimestamp();
    long _failedAt;
    long _position;
    Exception? _failure;
    bool _isRunning;

    /// <summary>Whether it has stopped at an error and waits to try again.</summary>
    public bool IsPaused
    {
        get
        {
            lock (_gate)
            {
                return _failure is not null;
            }
        }
    }

    /// <summary>It works in this process from now on.</summary>
    public void Start()
    {
        lock (_gate)
        {
            (_isRunning, _failure, _beatAt) = (true, null, clock.GetTimestamp());
        }
    }

    /// <summary>It has come to a number, or it is alive and at it still.</summary>
    public void Beat(long position)
    {
        lock (_gate)
        {
            (_position, _beatAt) = (position, clock.GetTimestamp());
        }
    }

    /// <summary>It goes on: the cause of the pause has gone, since a page succeeded.</summary>
    public void Succeed(long position)
    {
        lock (_gate)
        {
            (_position, _beatAt, _failure) = (position, clock.GetTimestamp(), null);
        }
    }

    /// <summary>It stopped at an error and will try again.</summary>
    public void Fail(Exception failure)
    {
        lock (_gate)
        {
            _failedAt = _failure is null ? clock.GetTimestamp() : _failedAt;
            (_failure, _beatAt) = (failure, clock.GetTimestamp());
        }
    }

    /// <summary>It no longer works in this process.</summary>
    public void Stop()
    {
        lock (_gate)
        {
            (_isRunning, _failure) = (false, null);
        }
    }

    /// <summary>All of it at one moment.</summary>
    public ShardMoment Read()
    {
        lock (_gate)
        {
            return new ShardMoment(_isRunning, _position, clock.GetElapsedTime(_beatAt), _failure,
                _failure is null ? null : clock.GetElapsedTime(_failedAt));
        }
    }
}

/// <summary>A shard of this process at one moment; times are real time.</summary>
sealed record ShardMoment(bool IsRunning, long Position, TimeSpan SinceBeat, Exception? Failure, TimeSpan? FailedFor);
