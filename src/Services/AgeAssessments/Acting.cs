using TransferScheme.AgeAssessments.Receiving;
using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Security;

namespace TransferScheme.AgeAssessments;

/// <summary>The way of every act on an assessment: a person acts, on the version that was read.</summary>
static class Acting
{
    /// <summary>Without a person nobody could tell assessors, signers and managers apart.</summary>
    internal static readonly Rejection PersonRequired = Rejection.Forbidden(
        "acting-person-required", "An act of an age assessment is a person's: name them in Acting-Person.");

    /// <summary>Decides an act.</summary>
    /// <param name="store">The service's store.</param>
    /// <param name="command">The command.</param>
    /// <param name="id">The assessment.</param>
    /// <param name="policy">Who may.</param>
    /// <param name="decide">The rule, with the person who acts.</param>
    /// <param name="ct">Cancels the request.</param>
    internal static async Task<CommandResult> Act<TRequest>(
        this IAgeAssessmentStore store, Command<TRequest> command, Guid id, Func<Actor, AgeAssessment, Access> policy,
        Func<AgeAssessment, TRequest, Guid, Task<Decision<AgeEvent>>> decide, CancellationToken ct)
        where TRequest : class =>
        await store.HiddenOrForbiddenAsync(
            await store.Decide<AgeAssessment, AgeEvent, TRequest>(
                command, id, policy,
                async (a, request) => command.Actor.Person is { } person ? await decide(a, request, person) : PersonRequired, ct),
            command.Actor, id, ct);

    /// <summary>The rejection of an act that comes at another stage; null at one of these.</summary>
    internal static Rejection? NotAt(this AgeAssessment a, params AgeStatus[] stages) => stages.Contains(a.Status) ? null
        : Rejection.Conflict(
            "not-at-this-stage",
            $"This is done while the assessment is {string.Join(" or ", stages.Select(s => s.Words()))}; it is {a.Status.Words()} now.");

    /// <summary>The rejection of a day that lies ahead; null for any other.</summary>
    internal static Rejection? Ahead(DateOnly day, DateOnly today, string member = "on") =>
        day > today ? Rejection.Invalid(member, "Must not be in the future.") : null;

    /// <summary>
    /// The rejection of a day that a clock cannot run from, since it lies ahead or years back; null for any other. Working days are known
    /// for some years alone, and a deadline is never guessed.
    /// </summary>
    internal static Rejection? NotRecent(DateOnly day, DateOnly today, string member = "on") =>
        day > today || day < today.AddYears(-2) ? Rejection.Invalid(member, "Must be within the last two years.") : null;

    /// <summary>The rejection of a time that lies ahead; null for any other.</summary>
    internal static Rejection? Ahead(DateTimeOffset time, DateTimeOffset now, string member) =>
        time > now ? Rejection.Invalid(member, "Must not be in the future.") : null;
}

/// <summary>What a date or a code in a request can be at all.</summary>
static class RequestMembers
{
    /// <summary>Names what is not an authority's code: it is kept as it is given, so it must not be somebody's words.</summary>
    internal static void Authority(this Faults faults, string code, string member) =>
        faults.When(
            code is not ['E' or 'N' or 'S' or 'W', .. { Length: 8 } digits] || !digits.All(char.IsAsciiDigit), member,
            "Must be the code of an authority, such as E10000016.");

    /// <summary>Names a date of another century: nobody alive was there, or will be.</summary>
    internal static void Day(this Faults faults, DateOnly? day, string member) =>
        faults.When(day is { Year: < 1900 or > 2100 }, member, "Must be a date from 1900 to 2100.");

    /// <summary>Names a time of another century.</summary>
    internal static void Time(this Faults faults, DateTimeOffset? time, string member) =>
        faults.When(time is { Year: < 1900 or > 2100 }, member, "Must be a time from 1900 to 2100.");
}

/// <summary>An act that is told in words alone.</summary>
/// <param name="Words">What is recorded.</param>
public sealed record WordsRequest(string Words) : IChecked
{
    /// <inheritdoc/>
    public void Check(Faults faults) => faults.Text(Words, "words", Faults.Narrative);
}

/// <summary>Something that happened on a day, told in words.</summary>
/// <param name="On">The day.</param>
/// <param name="Words">What is recorded.</param>
public sealed record DatedRequest(DateOnly On, string Words) : IChecked
{
    /// <inheritdoc/>
    public void Check(Faults faults)
    {
        faults.Day(On, "on");
        faults.Text(Words, "words", Faults.Narrative);
    }
}
