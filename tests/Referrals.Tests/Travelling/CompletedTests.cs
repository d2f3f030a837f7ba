using System.Reflection;
using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Messaging;
using TransferScheme.Platform.Protection;
using TransferScheme.Platform.Security;
using TransferScheme.Referrals.Submitting;
using TransferScheme.Referrals.Travelling;
using TransferScheme.TestKit;

namespace TransferScheme.Referrals.Tests.Travelling;

/// <summary>Completion is for good (section 69(7)): every decision of this service is put to a completed case, also those still to be written.</summary>
public sealed class CompletedTests
{
    // What may still be said of a completed case; it moves nothing. Whoever adds an act that may be, names it here.
    static readonly string[] StillSaid = ["AgeChange", "RecordOutcome"];

    static readonly DateTimeOffset Now = A.Monday.AddDays(20);
    static readonly Referral Completed = Given.Events<Referral, ReferralEvent>(A.Completed).State!;

    static readonly IReadOnlyList<MethodInfo> Decisions =
    [
        .. typeof(Referral).Assembly.GetTypes()
            .SelectMany(t => t.GetMethods(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.DeclaredOnly))
            .Where(m => m.Name == "Decide" && m.GetParameters() is [{ ParameterType: var first }, ..] && first == typeof(Referral))
            .OrderBy(m => m.DeclaringType!.Name, StringComparer.Ordinal),
    ];

    [Fact]
    public void Given_a_completed_case_when_any_act_or_message_comes_then_it_is_rejected_or_changes_nothing_of_responsibility()
    {
        Decisions.Count.ShouldBeGreaterThan(30);
        var taken = Decisions.Where(d => Outcome(d).Count > 0).Select(d => d.DeclaringType!.Name).Distinct().ToList();
        taken.ShouldBe(StillSaid);
        foreach (var decision in Decisions)
        {
            var after = Outcome(decision).Aggregate(Completed, (r, e) => Referral.Evolve(r, e)!);
            (after.Status, after.EffectiveAt, after.EntryAuthority, after.ReceivingAuthority, after.ChildIds.Count)
                .ShouldBe((Completed.Status, Completed.EffectiveAt, Completed.EntryAuthority, Completed.ReceivingAuthority, 1), decision.DeclaringType!.Name);
        }
    }

    [Fact]
    public void An_act_that_is_taken_would_be_found() =>
        Outcome(typeof(MoveExpectedArrival).GetMethod("Decide", BindingFlags.Static | BindingFlags.NonPublic)!,
            Given.Events<Referral, ReferralEvent>(A.InTransit).State).Count.ShouldBe(1);

    static IReadOnlyList<ReferralEvent> Outcome(MethodInfo decide, Referral? on = null)
    {
        try
        {
            return decide.Invoke(null, [.. decide.GetParameters().Select(p => p.ParameterType == typeof(Referral) ? on ?? Completed : Some(p.ParameterType, p.Name!))]) switch
            {
                Decision<ReferralEvent> decision => decision.Events,
                ReferralEvent e => [e],
                IEnumerable<ReferralEvent> events => [.. events],
                _ => [],
            };
        }
        catch (TargetInvocationException waits) when (waits.InnerException is NotYetException)
        {
            return [];
        }
    }

    // Something of every type that a decision takes, good enough to pass the checks of a request.
    static object? Some(Type type, string name) => type switch
    {
        _ when Nullable.GetUnderlyingType(type) is { } inner => Some(inner, name),
        _ when type == typeof(string) => name.EndsWith("uthority", StringComparison.Ordinal) || name == "onBehalfOf" ? A.Kent : "other",
        _ when type == typeof(Guid) => name.Contains("offer", StringComparison.OrdinalIgnoreCase) ? A.OfferId : A.ChildId,
        _ when type == typeof(DateTimeOffset) => Now,
        _ when type == typeof(DateOnly) => new DateOnly(2026, 3, 22),
        _ when type == typeof(Actor) => new Actor("kent", Role.ApiClient, A.Kent, Person: Guid.CreateVersion7()),
        _ when type == typeof(ReferralForm) => A.Form(),
        _ when type == typeof(TravelFacts) => new TravelFacts([], 28),
        { IsEnum: true } or { IsPrimitive: true } => type == typeof(bool) ? true : Convert.ChangeType(1, type.IsEnum ? Enum.GetUnderlyingType(type) : type),
        { IsGenericType: true } when type.GetGenericTypeDefinition() == typeof(Sealed<>) =>
            typeof(A).GetMethod(nameof(A.Sealed), BindingFlags.Static | BindingFlags.NonPublic)!.MakeGenericMethod(type.GetGenericArguments()).Invoke(null, []),
        _ when type == typeof(Func<string, string>) => (Func<string, string>)(_ => "north-east"),
        { IsGenericType: true } => Array.CreateInstance(type.GetGenericArguments()[0], 0),
        _ => Made(type),
    };

    static object Made(Type type)
    {
        var constructor = type.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .Where(c => c.GetParameters() is not [var only] || only.ParameterType != type).MaxBy(c => c.GetParameters().Length)!;
        var made = constructor.Invoke([.. constructor.GetParameters().Select(p => Some(p.ParameterType, p.Name!))]);
        foreach (var property in type.GetProperties().Where(p => p.CanWrite && constructor.GetParameters().Length == 0))
        {
            property.SetValue(made, Some(property.PropertyType, property.Name));
        }

        return made;
    }
}
