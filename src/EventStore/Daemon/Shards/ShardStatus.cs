namespace TransferScheme.EventStore;

/// <summary>What a shard of this process is doing, for health: what its latest run says; an earlier one is not heard any more.</summary>
sealed class ShardStatus(TimeProvider clock)
{
    readonly Lock _gate = new();
    long _beatAt = clock.GetTimestamp();
    long _failedAt;
    long _position;
    Exception? _failure;
    Run? _run;

    /// <summary>It works in this process from now on.</summary>
    public Run Start()
    {
        lock (_gate)
        {
            (_failure, _beatAt) = (null, clock.GetTimestamp());
            return _run = new Run(this);
        }
    }

    /// <summary>It does not work in this process any more, whatever its run still does.</summary>
    public void End()
    {
        lock (_gate)
        {
            (_run, _failure) = (null, null);
        }
    }

    /// <summary>All of it at one moment.</summary>
    public ShardMoment Read()
    {
        lock (_gate)
        {
            return new ShardMoment(_run is not null, _position, clock.GetElapsedTime(_beatAt), _failure,
                _failure is null ? null : clock.GetElapsedTime(_failedAt));
        }
    }

    void Tell(Run run, Action change)
    {
        lock (_gate)
        {
            if (_run == run)
            {
                change();
            }
        }
    }

    /// <summary>One run of the shard, from its start to its stop. It may outlive its stop when a page ignores its cancellation.</summary>
    internal sealed class Run(ShardStatus status)
    {
        /// <summary>It has come to a number, or it is alive and at it still.</summary>
        public void Beat(long position) =>
            status.Tell(this, () => (status._position, status._beatAt) = (position, status.Now));

        /// <summary>It goes on: the cause of the pause has gone, since a page succeeded.</summary>
        public void Succeed(long position) =>
            status.Tell(this, () => (status._position, status._beatAt, status._failure) = (position, status.Now, null));

        /// <summary>It stopped at an error and will try again.</summary>
        public void Fail(Exception failure) => status.Tell(this, () =>
        {
            status._failedAt = status._failure is null ? status.Now : status._failedAt;
            (status._failure, status._beatAt) = (failure, status.Now);
        });

        /// <summary>It no longer works in this process.</summary>
        public void Stop() => status.Tell(this, () => (status._run, status._failure) = (null, null));
    }

    long Now => clock.GetTimestamp();
}

/// <summary>A shard of this process at one moment; times are real time.</summary>
sealed record ShardMoment(bool IsRunning, long Position, TimeSpan SinceBeat, Exception? Failure, TimeSpan? FailedFor);
