using TransferScheme.Identity.Persons;
using TransferScheme.Identity.SigningIn;
using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Protection;

namespace TransferScheme.Identity.SecondFactors;

/// <summary>What came of an act on a second factor: its version, or why not and how long to wait.</summary>
sealed record FactorChange(long Version, Rejection? Rejection = null, TimeSpan? Wait = null, bool Stale = false)
{
    /// <summary>As an answer.</summary>
    /// <param name="http">The request's context.</param>
    /// <param name="answer">The answer of a success, for the version.</param>
    internal CommandResult Answered(HttpContext http, Func<long, Answer> answer) =>
        Wait is { } wait ? OwnAccount.Slow(http, wait)
        : Rejection is { } rejection ? rejection
        : Stale ? Problem.Stale
        : answer(Version);
}

/// <summary>Second factors, kept as events.</summary>
/// <param name="store">Where.</param>
/// <param name="sealer">Seals the secrets.</param>
/// <param name="master">Keys the hashes of recovery codes.</param>
/// <param name="failed">Slows down guessing.</param>
/// <param name="time">Real time, which the phones have.</param>
sealed class PersonFactors(IIdentityStore store, Sealer<IIdentityStore> sealer, MasterKey master, FailedSignIns failed, RealTime time)
{
    const int MostAttempts = 3;

    /// <summary>Whether a person needs a code to sign in.</summary>
    internal async Task<bool> IsOnAsync(Guid person, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        return await session.LoadAsync<SecondFactor>(SecondFactor.StreamOf(person), ct) is { On: true };
    }

    /// <summary>An act that needs no code.</summary>
    /// <param name="person">Whose second factor it is.</param>
    /// <param name="by">Who acts.</param>
    /// <param name="decide">The rule.</param>
    /// <param name="ct">Cancels the request.</param>
    internal async Task<FactorChange> ChangeAsync(
        Guid person, string by, Func<SecondFactor?, Task<Decision<SecondFactorEvent>>> decide, CancellationToken ct)
    {
        for (var attempt = 1; attempt <= MostAttempts; attempt++)
        {
            await using var session = store.LightweightSession();
            session.LastModifiedBy = by;
            var stream = await session.Events.FetchForWriting<SecondFactor>(SecondFactor.StreamOf(person), ct);
            var decision = await decide(stream.Aggregate);
            if (decision.Rejection is not null)
            {
                return new FactorChange(0, decision.Rejection);
            }

            stream.AppendMany(decision.Events);
            try
            {
                await session.SaveChangesAsync(ct);
                return new FactorChange(stream.CurrentVersion ?? 0);
            }
            catch (Exception lost) when (lost is ConcurrencyException or ExistingStreamIdCollisionException)
            {
                // The same code came twice at one moment, say: the other's act is decided on.
            }
        }

        return new FactorChange(0, Stale: true);
    }

    /// <summary>An act that needs a code; wrong ones are counted, and slowed down as passwords are.</summary>
    /// <param name="person">Whose second factor it is.</param>
    /// <param name="code">The code that was sent.</param>
    /// <param name="decide">The rule.</param>
    /// <param name="ct">Cancels the request.</param>
    internal async Task<FactorChange> ProveAsync(
        Guid person, string code, Func<SecondFactor?, SentCode, Decision<SecondFactorEvent>> decide, CancellationToken ct)
    {
        var guarded = $"otp/{person}";
        if (failed.WaitOf(guarded) is { } wait)
        {
            return new FactorChange(0, null, wait);
        }

        var change = await ChangeAsync(
            person, person.ToString(), async factor => decide(factor, await FoundAsync(person, factor, code, ct)), ct);
        if (change.Rejection?.Code == UseOneTimeCode.WrongCode)
        {
            failed.Count(guarded);
        }

        return change;
    }

    /// <summary>Seals a secret under the person's key.</summary>
    internal Task<Sealed<OtpSecret>> SealAsync(Guid person, OtpSecret secret, CancellationToken ct) => sealer.Seal([person], secret, ct);

    /// <summary>New recovery codes, and what is kept of them.</summary>
    internal (IReadOnlyList<string> Codes, IReadOnlyList<string> Hashes) NewCodes(Guid person)
    {
        var codes = RecoveryCodes.Make();
        return (codes, [.. codes.Select(code => RecoveryCodes.HashOf(master, person, code))]);
    }

    async Task<SentCode> FoundAsync(Guid person, SecondFactor? factor, string code, CancellationToken ct)
    {
        var secret = factor?.Secret is { } closed ? await sealer.Open(closed, ct) : null;
        return new SentCode(
            secret is null ? null : Totp.StepOf(secret, code.Replace(" ", "", StringComparison.Ordinal), time.Now),
            RecoveryCodes.HashOf(master, person, code));
    }
}
