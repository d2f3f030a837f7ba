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
        N1().When(a => Succeed(a, days, "N2", "S1")).Then(new AuthoritySucceeded(["N2", "S1"], Today.AddDays(days), null, "N1"));

    [Fact]
    public void Given_authority_when_merged_then_its_open_cases_pass_to_the_only_successor() =>
        N1().When(a => Succeed(a, 1, "N2")).Then(new AuthoritySucceeded(["N2"], Today.AddDays(1), "N2", "N1"));

    [Fact]
    public void Given_authority_when_split_and_one_named_for_open_cases_then_they_pass_to_that() =>
        N1().When(a => Succeed(a, "S1", "N2", "S1")).Then(new AuthoritySucceeded(["N2", "S1"], Today, "S1", "N1"));

    [Fact]
    public void Given_split_with_nobody_named_when_one_is_named_then_it_is_said_once()
    {
        var split = N1(new AuthoritySucceeded(["N2", "S1"], Today, null, "N1"));
        split.When(a => Succeed(a, "N2", "N2", "S1")).Then(new AuthoritySucceeded(["N2", "S1"], Today, "N2", "N1"));
        split.When(a => Succeed(a, "N2", "N2")).ThenRejected("authority-abolished");
        N1(new AuthoritySucceeded(["N2", "S1"], Today, "N2", "N1")).When(a => Succeed(a, "S1", "N2", "S1"))
            .ThenRejected("authority-abolished");
    }

    // Cases would pass round for ever: N2 is to take over from N1, so that N1 cannot take over from N2, nor from whom N2 succeeds.
    [Fact]
    public void Given_an_authority_that_is_to_take_over_when_its_predecessor_is_to_succeed_it_then_rejected()
    {
        IReadOnlyList<Authority> all = [.. Sample.Facts.Authorities.Select(a => a.Code switch
        {
            "N2" => Authority.Evolve(a, new AuthoritySucceeded(["S1"], Today.AddDays(9), "S1", "N2"))!,
            "S1" => Authority.Evolve(a, new AuthoritySucceeded(["N1"], Today.AddDays(20), "N1", "S1"))!,
            _ => a,
        })];
        N1().When(a => SucceedAuthority.Decide(a, new(["N2"], Today), all, Today)).ThenRejected("successors[0]", RejectionKind.Invalid);
    }

    [Fact]
    public void Given_succession_ahead_when_the_same_is_sent_then_nothing() => N1(Tomorrow).When(a => Succeed(a, 1, "N2")).ThenNothing();

    [Fact]
    public void Given_succession_ahead_when_corrected_then_succeeded() =>
        N1(Tomorrow).When(a => Succeed(a, 2, "S1")).Then(new AuthoritySucceeded(["S1"], Today.AddDays(2), "S1", "N1"));

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
            outcome.Then(new AuthoritySucceeded(["K1"], now.AddDays(days), "K1", "N1"));
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

    [Theory]
    [InlineData("", "N2")]
    [InlineData("openCases", "K1")]
    public void A_request_names_one_of_the_successors_for_open_cases(string members, string openCases) =>
        Faulty.Members(new SucceedAuthorityRequest(["N2", "S1"], Today, openCases)).ShouldBe(members);

    static Decision<AuthorityEvent> Succeed(Authority a, string openCases, params string[] successors) =>
        SucceedAuthority.Decide(a, new(successors, Today, openCases), Sample.Facts.Authorities, Today);

    static Decision<AuthorityEvent> Succeed(Authority a, int days, params string[] successors) =>
        SucceedAuthority.Decide(a, new(successors, Today.AddDays(days)), Sample.Facts.Authorities, Today);

    static History<Authority, AuthorityEvent> N1(params AuthorityEvent[] then) => Given.Events<Authority, AuthorityEvent>(
        [new AuthorityRegistered("N1", "Council N1", "England", "north-east", 100_000, "mid-2024", false), .. then]);
}
