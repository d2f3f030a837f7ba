using TransferScheme.Allocation.Authorities;
using TransferScheme.Platform.Deciding;
using TransferScheme.TestKit;

namespace TransferScheme.Allocation.Tests.Authorities;

/// <summary>Position = declared count + arrivals − departures since its day.</summary>
public sealed class AuthorityTests
{
    static readonly AuthorityRegistered Registered = new("N1", "Council N1", "England", "north-east", 100_000, "mid-2024", false);
    static readonly DateTimeOffset Now = new(2026, 3, 10, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Given_no_count_when_declared_then_declared() =>
        Given.Events<Authority, AuthorityEvent>(Registered).When(a => Declare(a, 12, Day(1)))
            .Then(new ChildrenLookedAfterDeclared(12, Day(1), Day(1), Known(12, Day(1))));

    [Fact]
    public void Given_count_when_same_count_is_declared_then_nothing() =>
        Given.Events<Authority, AuthorityEvent>(Registered, Declared(12, Day(1))).When(a => Declare(a, 12, Day(1))).ThenNothing();

    [Fact]
    public void Given_count_when_an_earlier_day_is_declared_then_moves_since_that_day_are_added() =>
        Given.Events<Authority, AuthorityEvent>(Registered, Arrived(3, Day(3)), Declared(12, Day(5))).When(a => Declare(a, 9, Day(2)))
            .Then(new ChildrenLookedAfterDeclared(9, Day(2), Day(2), Known(12, Day(2))));

    [Fact]
    public void Given_any_when_a_future_day_is_declared_then_rejected() =>
        Given.Events<Authority, AuthorityEvent>(Registered).When(a => Declare(a, 12, Day(11))).ThenRejected("asOf", RejectionKind.Invalid);

    [Fact]
    public void Given_abolished_when_declared_then_rejected() =>
        Given.Events<Authority, AuthorityEvent>(Registered, new AuthoritySucceeded(["N2"], Day(10))).When(a => Declare(a, 12, Day(1)))
            .ThenRejected("authority-abolished");

    [Theory]
    [InlineData(4, 10, "moved before the day of the count: it is in the count")]
    [InlineData(5, 11, "moved on the day of the count, told after it")]
    [InlineData(6, 11, "moved after the day of the count")]
    public void Arrivals_told_after_the_count_are_added_from_its_day_on(int day, int expected, string why) =>
        Position(Registered, Declared(10, Day(5)), Arrived(1, Day(day))).ShouldBe(expected, why);

    [Theory]
    [InlineData(4, 10)]
    [InlineData(5, 10)]
    [InlineData(6, 11)]
    public void Arrivals_told_before_the_count_are_added_only_from_the_day_after_it(int day, int expected) =>
        Position(Registered, Arrived(1, Day(day)), Declared(10, Day(5))).ShouldBe(expected);

    [Fact]
    public void Departures_are_taken_off_and_never_below_none() =>
        Position(Registered, Declared(1, Day(5)), Departed(1, Day(6)), Departed(1, Day(7)), Arrived(2, Day(8))).ShouldBe(1);

    [Fact]
    public void Without_a_count_the_position_stays_unknown() => Position(Registered, Arrived(1, Day(5))).ShouldBeNull();

    [Fact]
    public void A_count_of_later_years_replayed_in_an_earlier_one_is_moved_from_the_day_of_recording()
    {
        var replayed = Authority.Evolve(null, Registered)!;
        var declared = DeclareChildrenLookedAfter.Declare(replayed, 10, new DateOnly(2025, 3, 31), new DateOnly(2022, 1, 3));
        Position(Registered, declared, Arrived(1, new DateOnly(2022, 2, 1))).ShouldBe(11);
        declared.ShouldBeOfType<ChildrenLookedAfterDeclared>().Now.AsOf.ShouldBe(new DateOnly(2025, 3, 31));
    }

    static DateOnly Day(int day) => new(2026, 3, day);

    static Decision<AuthorityEvent> Declare(Authority a, int count, DateOnly asOf) =>
        DeclareChildrenLookedAfter.Decide(a, new(count, asOf), Now);

    static ChildrenLookedAfterDeclared Declared(int count, DateOnly asOf) => new(count, asOf, asOf, Known(count, asOf));

    static ChildrenArrived Arrived(int size, DateOnly on) => new(Sample.ReferralId, size, on, Known(null, null));

    static ChildrenDeparted Departed(int size, DateOnly on) => new(Sample.ReferralId, size, on, Known(null, null));

    static KnownPosition Known(int? count, DateOnly? asOf) =>
        new("N1", "Council N1", "England", "north-east", 100_000, "mid-2024", count, asOf);

    static int? Position(params AuthorityEvent[] events) => events.Aggregate(default(Authority), Authority.Evolve)!.ChildrenLookedAfter;
}
