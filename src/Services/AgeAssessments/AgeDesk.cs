using TransferScheme.AgeAssessments.Rules;
using TransferScheme.Platform.Protection;
using TransferScheme.Platform.Time;

namespace TransferScheme.AgeAssessments;

/// <summary>What acts need from outside: the time, the rules in force, working days, and the child's key to seal words with.</summary>
/// <param name="sealer">Keys of the children.</param>
/// <param name="book">The rules.</param>
/// <param name="clock">The scheme's clock.</param>
sealed class AgeDesk(Sealer<IAgeAssessmentStore> sealer, AgeRuleBook book, TimeProvider clock)
{
    /// <summary>Now, by the scheme's clock.</summary>
    internal DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>Today in the United Kingdom.</summary>
    internal DateOnly Today => UkTime.DateOf(Now);

    /// <summary>The rules in force today.</summary>
    internal AgeRules Rules => book.On(Today);

    /// <summary>The day so many working days after today.</summary>
    internal DateOnly Working(AgeOwner owner, int days) => WorkingDays.For(owner.Calendar).Add(Today, days);

    /// <summary>The day so many working days after a recent one; after today where it is none, which no clock runs from.</summary>
    internal DateOnly WorkingFrom(AgeOwner owner, DateOnly from, int days) =>
        Acting.NotRecent(from, Today) is null ? WorkingDays.For(owner.Calendar).Add(from, days) : Working(owner, days);

    /// <summary>Seals what was written in an act; parts without words are left out.</summary>
    internal Task<Sealed<AgeText>> Seal(Guid childId, string act, CancellationToken ct, params (string Part, string? Words)[] parts) =>
        sealer.Seal(
            [childId],
            new AgeText(act, parts.Where(p => !string.IsNullOrWhiteSpace(p.Words)).ToDictionary(p => p.Part, p => p.Words!)), ct);

    /// <summary>Seals an age that was found.</summary>
    internal Task<Sealed<FoundAge>> Seal(Guid childId, FoundAge found, CancellationToken ct) => sealer.Seal([childId], found, ct);
}
