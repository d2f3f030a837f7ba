using TransferScheme.Allocation.Authorities;
using TransferScheme.Platform.Deciding;
using TransferScheme.TestKit;

namespace TransferScheme.Allocation.Tests.Authorities;

public sealed class SucceedAuthorityTests
{
    static readonly DateOnly Today = new(2026, 3, 10);
    static readonly AuthoritySucceeded Tomorrow = new(["N2"], Today.AddDays(1));

    [Theory]
    [InlineData(-3)]
    [InlineData(0)]
    [InlineData(30)]
    public void Given_authority_when_split_then_succeeded(int days) =>
        N1().When(a => Succeed(a, days, "N2", "S1")).Then(new AuthoritySucceeded(["N2", "S1"], Today.AddDays(days)));

    [Fact]
    public void Given_succession_ahead_when_the_same_is_sent_then_nothing() => N1(Tomorrow).When(a => Succeed(a, 1, "N2")).ThenNothing();

    [Fact]
    public void Given_succession_ahead_when_corrected_then_succeeded() =>
        N1(Tomorrow).When(a => Succeed(a, 2, "S1")).Then(new AuthoritySucceeded(["S1"], Today.AddDays(2)));

    [Fact]
    public void Given_abolished_when_the_same_is_sent_then_nothing() =>
        N1(new AuthoritySucceeded(["N2"], Today)).When(a => Succeed(a, 0, "N2")).ThenNothing();

    [Fact]
    public void Given_abolished_when_another_is_sent_then_rejected() =>
        N1(new AuthoritySucceeded(["N2"], Today)).When(a => Succeed(a, 1, "N2")).ThenRejected("authority-abolished");

    [Fact]
    public void Given_authority_when_it_succeeds_itself_then_rejected() =>
        N1().When(a => Succeed(a, 0, "N2", "N1")).ThenRejected("successors[1]", RejectionKind.Invalid);

    [Fact]
    public void Given_authority_when_the_successor_is_unknown_then_rejected() =>
        N1().When(a => Succeed(a, 0, "X1")).ThenRejected("successors[0]", RejectionKind.Invalid);

    // K1 is abolished from the 12th: a successor before that day, and of a day that is past, no successor now.
    [Theory]
    [InlineData(10, 1, true)]
    [InlineData(10, 2, false)]
    [InlineData(12, -30, false)]
    public void A_successor_exists_on_the_day_or_today_where_that_is_later(int today, int days, bool succeeds)
    {
        IReadOnlyList<Authority> all = [.. Sample.Facts.Authorities.Select(a =>
            a.Code == "K1" ? Authority.Evolve(a, new AuthoritySucceeded(["N2"], new DateOnly(2026, 3, 12)))! : a)];
        var now = new DateOnly(2026, 3, today);
        var outcome = N1().When(a => SucceedAuthority.Decide(a, new(["K1"], now.AddDays(days)), all, now));
        if (succeeds)
        {
            outcome.Then(new AuthoritySucceeded(["K1"], now.AddDays(days)));
        }
        else
        {
            outcome.ThenRejected("successors[0]", RejectionKind.Invalid);
        }
    }

    [Theory]
    [InlineData("", "N2")]
    [InlineData("successors")]
    [InlineData("successors", "N2", "N2")]
    [InlineData("successors[1]", "N2", " ")]
    public void A_request_names_the_member_that_is_wrong(string members, params string[] successors) =>
        Faulty.Members(new SucceedAuthorityRequest(successors, Today)).ShouldBe(members);

    [Fact]
    public void A_day_before_the_scheme_is_wrong() =>
        Faulty.Members(new SucceedAuthorityRequest(["N2"], new DateOnly(1999, 12, 31))).ShouldBe("from");

    static Decision<AuthorityEvent> Succeed(Authority a, int days, params string[] successors) =>
        SucceedAuthority.Decide(a, new(successors, Today.AddDays(days)), Sample.Facts.Authorities, Today);

    static History<Authority, AuthorityEvent> N1(params AuthorityEvent[] then) => Given.Events<Authority, AuthorityEvent>(
        [new AuthorityRegistered("N1", "Council N1", "England", "north-east", 100_000, "mid-2024", false), .. then]);
}
