namespace TransferScheme.Interleaving.Tests.Running;

/// <summary>A process died: what it was doing ends here, and what it had saved stands.</summary>
/// <param name="service">Which.</param>
sealed class KilledException(string service) : Exception($"{service} was killed.")
{
    internal string Service { get; } = service;
}

/// <summary>An invariant is broken.</summary>
/// <param name="what">What is wrong, and what led to it.</param>
sealed class BrokenException(string what) : Exception(what);
