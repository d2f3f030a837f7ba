using System.Reflection;
using Microsoft.AspNetCore.Http;

namespace TransferScheme.Architecture.Tests;

/// <summary>A decision and a fold are functions of what they are given: no clock, no chance, no store, no network.</summary>
public sealed class PurityTests
{
    const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    /// <summary>Who may read the real clock although the scheme's is simulated, and why.</summary>
    static readonly Dictionary<string, string> RealClock = new()
    {
        ["src/Platform/Parking/Deliveries.cs"] = "Retries keep real time: a simulated clock that stands would hold them for ever.",
        ["src/Platform/Parking/ParkedMessage.cs"] = "Retries keep real time: a simulated clock that stands would hold them for ever.",
        ["src/Platform/Parking/ParkedMessages.cs"] = "Retries keep real time: a simulated clock that stands would hold them for ever.",
        ["src/Platform/Broker/DeadLetter.cs"] = "The age of dead letters is real time, as the broker's own is.",
        ["src/Platform/Health/Alarms.cs"] = "The age of parked messages is real time, as their retries are.",
        ["src/Platform/Security/SignIn.cs"] = "Tokens are issued and checked by real time.",
        ["src/Platform/Security/People.cs"] = "How long an answer is believed is real time.",
        ["src/Services/Dashboards/Streaming/FollowChanges.cs"] = "A stream ends with its token, which lives by real time.",
        ["src/Services/Identity/Keys/SigningKeys.cs"] = "Keys sign tokens, which live by real time.",
        ["src/Services/Identity/IdentityModule.cs"] = "Tokens are issued and checked by real time.",
    };

    [Fact]
    public void Services_and_platform_read_no_clock_and_draw_no_chance_past_the_edges() => Violations(Sources.Product).ShouldBeEmpty();

    [Fact]
    public void Every_exemption_is_still_needed() =>
        RealClock.Keys.Where(path => !Sources.Product.Any(s => s.Path == path && s.Code.Contains("TimeProvider.System", StringComparison.Ordinal))).ShouldBeEmpty();

    [Fact]
    public void A_file_that_reads_a_clock_or_draws_chance_is_found() =>
        Violations(
        [
            new Source("src/Services/A.cs", "var now = DateTime.UtcNow;"),
            new Source("src/Services/B.cs", "var now = DateTimeOffset.Now;"),
            new Source("src/Services/C.cs", "var id = Guid.NewGuid();"),
            new Source("src/Services/D.cs", "var n = Random.Shared.Next() + new Random(1).Next();"),
            new Source("src/Services/E.cs", "var now = TimeProvider.System.GetUtcNow();"),
            new Source("src/Services/F.cs", "var id = Guid.CreateVersion7(); var now = clock.GetUtcNow(); RandomNumberGenerator.Fill(key);"),
            new Source("src/Services/G.cs", "// DateTime.UtcNow would be wrong here."),
            new Source("src/Platform/Security/People.cs", "var at = TimeProvider.System.GetTimestamp();"),
        ]).ShouldBe(
        [
            "src/Services/A.cs: DateTime.UtcNow", "src/Services/B.cs: DateTimeOffset.Now", "src/Services/C.cs: Guid.NewGuid",
            "src/Services/D.cs: Random.", "src/Services/D.cs: new Random", "src/Services/E.cs: TimeProvider.System",
        ]);

    [Fact]
    public void Every_decision_and_fold_is_given_values_and_answers_at_once() => Impure(Ours.Services.Written()).ShouldBeEmpty();

    [Fact]
    public void A_decision_that_reaches_out_is_found() => Impure([typeof(Sample)]).ShouldBe(["Sample.Decide", "Sample.Evolve"]);

    static IReadOnlyList<string> Violations(IEnumerable<Source> sources) =>
    [
        .. from source in sources.Where(s => s.IsIn("src/Services/", "src/Platform/", "src/Contracts/"))
           from use in source.Find(
               @"\bDateTime(Offset)?\.(Utc)?Now\b|\bDateTime\.Today\b|\bGuid\.NewGuid\b|\bRandom\.|\bnew Random\b|\bTimeProvider\.System\b")
           where use != "TimeProvider.System" || !RealClock.ContainsKey(source.Path)
           select $"{source.Path}: {use}",
    ];

    static IReadOnlyList<string> Impure(IEnumerable<Type> types) =>
    [
        .. from type in types
           from method in type.GetMethods(Declared)
           where method.Name is "Decide" or "Evolve" or "After" && !method.IsAbstract
           where typeof(Task).IsAssignableFrom(method.ReturnType) || method.GetParameters().Any(p => IsOutside(p.ParameterType))
           select $"{type.Name}.{method.Name}",
    ];

    static bool IsOutside(Type type) =>
        type == typeof(TimeProvider) || type == typeof(HttpContext) || type == typeof(HttpClient) || type == typeof(CancellationToken)
        || typeof(IQuerySession).IsAssignableFrom(type) || typeof(IDocumentStore).IsAssignableFrom(type) || typeof(IServiceProvider).IsAssignableFrom(type);

    static class Sample
    {
        internal static string Decide(TimeProvider clock) => clock.ToString()!;

        internal static Task<int> Evolve(int state) => Task.FromResult(state);

        internal static int After(int state, DateTimeOffset now) => state + now.Year;
    }
}
