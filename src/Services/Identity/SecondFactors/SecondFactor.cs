using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Protection;

namespace TransferScheme.Identity.SecondFactors;

/// <summary>The state of a person's second factor: what codes are checked against.</summary>
public sealed record SecondFactor
{
    /// <summary>The stream, found by the person.</summary>
    public Guid Id { get; init; }

    /// <summary>The stream's version.</summary>
    public long Version { get; init; }

    /// <summary>The secret, once one was given.</summary>
    public Sealed<OtpSecret>? Secret { get; init; }

    /// <summary>Whether signing in needs a code.</summary>
    public bool On { get; init; }

    /// <summary>Time step of the last code that was used.</summary>
    public long LastStep { get; init; }

    /// <summary>Keyed hashes of the recovery codes that are left.</summary>
    public IReadOnlyList<string> RecoveryHashes { get; init; } = [];

    /// <summary>The stream of a person's second factor.</summary>
    internal static Guid StreamOf(Guid person) => NamedStream.Of($"second-factor/{person}");

    internal static SecondFactor? Evolve(SecondFactor? state, SecondFactorEvent e) => (state, e) switch
    {
        (_, SecondFactorBegun begun) => (state ?? new SecondFactor()) with { Secret = begun.Secret, On = false },
        ({ } factor, SecondFactorConfirmed confirmed) =>
            factor with { On = true, LastStep = confirmed.Step, RecoveryHashes = confirmed.RecoveryHashes },
        ({ } factor, OneTimeCodeUsed used) => factor with { LastStep = used.Step },
        ({ } factor, RecoveryCodeUsed used) => factor with { RecoveryHashes = [.. factor.RecoveryHashes.Where(h => h != used.Hash)] },
        ({ } factor, RecoveryCodesReplaced replaced) => factor with { RecoveryHashes = replaced.RecoveryHashes },
        ({ } factor, SecondFactorRemoved) => factor with { Secret = null, On = false, RecoveryHashes = [] },
        _ => throw new InvalidOperationException($"{e.GetType().Name} cannot come here in a second factor."),
    };
}

/// <summary>What a code that somebody sent was found to be.</summary>
/// <param name="Step">The time step at which the app shows it; null when it does not.</param>
/// <param name="RecoveryHash">Its keyed hash as a recovery code.</param>
sealed record SentCode(long? Step, string RecoveryHash);

/// <summary>A person proves that they have their phone, or one of the recovery codes.</summary>
static class UseOneTimeCode
{
    internal const string WrongCode = "otp-wrong";

    internal static Rejection Off { get; } = Rejection.Conflict("second-factor-off", "The second factor is not on: begin with it first.");

    internal static Rejection Wrong { get; } = Rejection.Conflict(
        WrongCode, "This code is not right or was used before. Wait for the next one, and check that the phone's clock is right.");

    /// <summary>Every code is good once: a code of the app only when it is later than the last one used (RFC 6238 section 5.2).</summary>
    internal static Decision<SecondFactorEvent> Decide(SecondFactor? factor, SentCode code) =>
        factor is not { On: true } ? Off
        : code.Step > factor.LastStep ? new OneTimeCodeUsed(code.Step.Value)
        : factor.RecoveryHashes.Contains(code.RecoveryHash) ? new RecoveryCodeUsed(code.RecoveryHash)
        : Wrong;

    /// <summary>Uses a code for something more than signing in.</summary>
    internal static Decision<SecondFactorEvent> For(SecondFactor? factor, SentCode code, SecondFactorEvent then) =>
        Decide(factor, code) is { Rejection: null } used ? new[] { used.Events[0], then } : Decide(factor, code);
}

/// <summary>The fold that the store runs: the same as the decisions' and the tests'.</summary>
public sealed class SecondFactorProjection : SingleStreamProjection<SecondFactor, Guid>
{
    /// <summary>Names the events of a second factor.</summary>
    public SecondFactorProjection()
    {
        IncludeType<SecondFactorBegun>();
        IncludeType<SecondFactorConfirmed>();
        IncludeType<OneTimeCodeUsed>();
        IncludeType<RecoveryCodeUsed>();
        IncludeType<RecoveryCodesReplaced>();
        IncludeType<SecondFactorRemoved>();
    }

    /// <inheritdoc/>
    public override SecondFactor? Evolve(SecondFactor? snapshot, Guid id, IEvent e) =>
        SecondFactor.Evolve(snapshot, (SecondFactorEvent)e.Data);
}
