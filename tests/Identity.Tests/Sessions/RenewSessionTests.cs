using TransferScheme.Identity.Persons;
using TransferScheme.Identity.Sessions;
using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Protection;
using TransferScheme.Platform.Security;

namespace TransferScheme.Identity.Tests.Sessions;

public sealed class RenewSessionTests
{
    static readonly DateTimeOffset Nine = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    static readonly Guid Id = Guid.Parse("01997c1e-0000-7000-8000-000000000001");
    static readonly SessionTerms Terms = new(TimeSpan.FromMinutes(30), TimeSpan.FromHours(12));

    static readonly Person Somebody = new()
    {
        Id = Id, Standing = Standing.Of(Role.National), Details = new Sealed<PersonDetails>("", []), PasswordHash = "p", PasswordChanges = 2, Active = true,
    };

    static readonly PersonSession Begun = Given(new SessionStarted(Id, "portal", "h1", 2, false, Nine));
    static readonly PersonSession Renewed = Given(new SessionStarted(Id, "portal", "h1", 2, false, Nine), new SessionRenewed("h2", Nine.AddMinutes(20)));

    [Fact]
    public void Given_the_token_in_force_when_used_then_the_next_takes_its_place() =>
        Decide(Begun, "h1", "h2", Nine.AddMinutes(20)).Events.ShouldBe([new SessionRenewed("h2", Nine.AddMinutes(20))]);

    [Fact]
    public void Given_a_used_token_when_repeated_within_ten_seconds_then_the_same_again()
    {
        Decide(Renewed, "h1", "h2", Nine.AddMinutes(20).AddSeconds(9)).ShouldBe(Decision<SessionEvent>.Nothing);
        Decide(Renewed, "h1", "h2", Nine.AddMinutes(20).AddSeconds(10)).Events.ShouldBe([new SessionEnded("reused")]);
    }

    [Fact]
    public void Given_a_used_token_when_its_next_was_used_too_then_the_family_ends() =>
        Decide(Given(new SessionStarted(Id, "portal", "h1", 2, false, Nine), new SessionRenewed("h2", Nine), new SessionRenewed("h3", Nine)), "h1", "h2", Nine)
            .Events.ShouldBe([new SessionEnded("reused")]);

    [Fact]
    public void Given_a_made_up_token_of_the_family_then_the_family_ends() =>
        Decide(Begun, "h9", "h2", Nine).Events.ShouldBe([new SessionEnded("reused")]);

    [Theory]
    [InlineData(29, 59, true)]
    [InlineData(30, 0, false)]
    public void Given_nobody_at_work_then_the_session_is_over_after_half_an_hour(int minutes, int seconds, bool renewed) =>
        (Decide(Renewed, "h2", "h3", Nine.AddMinutes(20 + minutes).AddSeconds(seconds)).Rejection is null).ShouldBe(renewed);

    [Fact]
    public void Given_a_session_that_is_renewed_on_and_on_then_it_is_over_after_twelve_hours()
    {
        var late = Renewed with { RenewedAt = Nine.AddHours(11.75) };

        Decide(late, "h2", "h3", Nine.AddHours(12).AddSeconds(-1)).Events.ShouldBe([new SessionRenewed("h3", Nine.AddHours(12).AddSeconds(-1))]);
        Decide(late, "h2", "h3", Nine.AddHours(12)).Rejection!.Code.ShouldBe("session-over");
    }

    [Fact]
    public void Given_another_client_a_gone_person_a_changed_password_or_a_session_that_ended_then_it_is_over()
    {
        Decision<SessionEvent>[] all =
        [
            RenewSession.Decide(Begun, "demo-portal", "h1", "h2", Somebody, Terms, Nine),
            RenewSession.Decide(Begun, "portal", "h1", "h2", null, Terms, Nine),
            RenewSession.Decide(Begun, "portal", "h1", "h2", Somebody with { Active = false }, Terms, Nine),
            RenewSession.Decide(Begun, "portal", "h1", "h2", Somebody with { PasswordChanges = 3 }, Terms, Nine),
            RenewSession.Decide(Begun with { Ended = true }, "portal", "h1", "h2", Somebody, Terms, Nine),
        ];

        all.ShouldAllBe(d => d.Rejection!.Code == "session-over" && d.Events.Count == 0);
    }

    [Fact]
    public void Given_a_session_when_signed_out_then_it_ends_once_and_for_its_own_client_alone()
    {
        EndSession.Decide(Begun, "portal").Events.ShouldBe([new SessionEnded("signed-out")]);
        EndSession.Decide(Begun, "demo-portal").ShouldBe(Decision<SessionEvent>.Nothing);
        EndSession.Decide(Begun with { Ended = true }, "portal").ShouldBe(Decision<SessionEvent>.Nothing);
    }

    [Fact]
    public void Given_sessions_events_then_the_state_follows()
    {
        Given(new SessionStarted(Id, "portal", "h1", 2, true, Nine), new SessionRenewed("h2", Nine.AddMinutes(1)), new SessionEnded("reused")).ShouldBe(
            new PersonSession
            {
                Person = Id, Client = "portal", TokenHash = "h2", FormerHash = "h1", PasswordChanges = 2, SecondFactor = true, StartedAt = Nine,
                RenewedAt = Nine.AddMinutes(1), Ended = true,
            });
        Should.Throw<InvalidOperationException>(() => PersonSession.Evolve(null, new SessionEnded("reused")));
    }

    [Fact]
    public void Given_a_token_then_its_next_is_of_the_same_family_the_same_every_time_and_of_this_master_key_alone()
    {
        var (first, master) = (RefreshToken.First(), new MasterKey(new byte[32]));
        byte[] another = [1, .. new byte[31]];

        first.Next(master).ShouldBe(first.Next(master));
        first.Next(master).Session.ShouldBe(first.Session);
        first.Next(master).Text.ShouldNotBe(first.Next(new MasterKey(another)).Text);
        RefreshToken.Read(first.Text).ShouldBe(first);
        RefreshToken.Read(first.Text[1..]).ShouldBeNull();
        RefreshToken.Read("not a token").ShouldBeNull();
        RefreshToken.First().ShouldNotBe(first);
    }

    static PersonSession Given(params SessionEvent[] events) => events.Aggregate((PersonSession?)null, PersonSession.Evolve)!;

    static Decision<SessionEvent> Decide(PersonSession session, string hash, string next, DateTimeOffset now) =>
        RenewSession.Decide(session, "portal", hash, next, Somebody, Terms, now);
}
