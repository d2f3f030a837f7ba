using TransferScheme.Allocation.Alerting;
using TransferScheme.Allocation.Authorities;
using TransferScheme.Allocation.Handling;
using TransferScheme.Contracts.Referrals;

namespace TransferScheme.Allocation.Tests.Alerting;

/// <summary>Who is told of children who did not arrive, and what.</summary>
public sealed class AlertTests
{
    static readonly AlertedDesk EntryDuty = new("K1", DeskKind.Duty);
    static readonly AlertedDesk EntryPolice = new("K1", DeskKind.Police);
    static readonly AlertedDesk Duty = new("N1", DeskKind.Duty);
    static readonly AlertedDesk Night = new("N1", DeskKind.OutOfHours);
    static readonly AlertedDesk Police = new("N1", DeskKind.Police);

    internal static readonly AlertRaised Raised = new(
        Sample.ReferralId, "NTS-2026-000123", "K1", "N1", Sample.Monday.AddHours(-3), Sample.Monday, [EntryDuty, EntryPolice, Duty, Night, Police]);

    internal static ChildrenDidNotArrive Message { get; } = new()
    {
        ReferralId = Sample.ReferralId, Version = 14, OccurredAt = Sample.Monday, Reference = "NTS-2026-000123", EntryAuthority = "K1",
        ReceivingAuthority = "N1", ExpectedAt = Sample.Monday.AddHours(-3), OverdueFrom = Sample.Monday.AddHours(-1),
    };

    internal static ChildrenFound Found { get; } = new()
    {
        ReferralId = Sample.ReferralId, Version = 16, OccurredAt = Sample.Monday.AddHours(2), Reference = "NTS-2026-000123",
        EntryAuthority = "K1", FoundAt = Sample.Monday.AddHours(1),
    };

    [Fact]
    public void Given_children_who_did_not_arrive_when_told_then_the_desks_of_both_and_their_police_once()
    {
        var contacts = new ContactsSet(new Office("duty@n1.gov.uk"), new Office("second@n1.gov.uk"), new Office("night@n1.gov.uk"));
        WhenChildrenDidNotArrive.Decide(null, Message, null, contacts).ShouldBeText(Raised);
        WhenChildrenDidNotArrive.Decide(Alert.Evolve(null, Raised), Message, null, contacts).ShouldBeNull();
    }

    [Fact]
    public void Given_a_desk_that_cannot_be_told_when_tried_then_the_national_team_in_its_place_once()
    {
        After(new AlertDelivered(EntryDuty, "p")).ShouldBe([EntryPolice, Duty, Night, Police]);
        After(new AlertNotDelivered(EntryPolice, "no-mailbox")).ShouldBe([EntryDuty, Duty, Night, Police, AlertedDesk.National]);
        After(
            new AlertNotDelivered(EntryPolice, "no-mailbox"), new AlertDelivered(AlertedDesk.National, "p"), new AlertNotDelivered(Police, "refused"))
            .ShouldBe([EntryDuty, Duty, Night]);
        After(new AlertNotDelivered(EntryPolice, "no-mailbox"), new AlertNotDelivered(AlertedDesk.National, "no-mailbox"))
            .ShouldBe([EntryDuty, Duty, Night, Police]);
    }

    [Fact]
    public void Given_an_alert_when_the_children_are_found_then_every_desk_is_told_that_too_and_once()
    {
        var cleared = new AlertCleared(Sample.Monday.AddHours(1), Sample.Monday.AddHours(2));
        var raised = Alert.Evolve(null, Raised)!;
        WhenChildrenFound.Decide(raised, Found).ShouldBe(cleared);
        WhenChildrenFound.Decide(raised, Found with { OccurredAt = Sample.Monday.AddTicks(-1) }).ShouldBeNull();
        WhenChildrenFound.Decide(Alert.Evolve(raised, cleared)!, Found).ShouldBeNull();
        After(new AlertDelivered(EntryDuty, "p"), cleared).ShouldBe([EntryDuty, EntryPolice, Duty, Night, Police]);
        After(new AlertNotDelivered(EntryPolice, "no-mailbox"), cleared, new AlertNotDelivered(EntryPolice, "no-mailbox"))
            .ShouldBe([EntryDuty, Duty, Night, Police, AlertedDesk.National]);
        var notice = AlertNotice.Of(
            Alert.Evolve(raised, cleared)! with { Id = Sample.OfferId }, Police, "missing@police.example",
            new AskedOffice("Council K1", null), new AskedOffice("Council N1", null), "https://scheme.example");
        (notice.Id, notice.Subject).ShouldBe(
            ("0195a1c0000070008000000000000002.N1.Police.found", "NTS-2026-000123: the children who had not arrived at Council N1 are found"));
        notice.Text.ShouldContain(
            "They were expected on 2 March 2026 at 07:00, and were found or received on 2 March 2026 at 11:00.");
    }

    [Fact]
    public void A_notice_says_which_referral_since_when_and_whom_to_ask_and_nothing_of_a_child()
    {
        var alert = Alert.Evolve(null, Raised)! with { Id = Sample.OfferId };
        var notice = AlertNotice.Of(
            alert, Police, "missing@police.example", new AskedOffice("Council K1", new Office("duty@k1.gov.uk", "01632 960001")),
            new AskedOffice("Council N1", null), "https://scheme.example");
        notice.Id.ShouldBe("0195a1c0000070008000000000000002.N1.Police");
        notice.Subject.ShouldBe("NTS-2026-000123: children on their way to Council N1 have not arrived");
        notice.Text.ReplaceLineEndings("\n").ShouldBe(
            """
            NTS-2026-000123: children on their way to Council N1 have not arrived.

            They were expected on 2 March 2026 at 07:00, and Council N1 has not said that it received them. They count as missing.
            Until they are received, Council K1 is responsible for them: duty desk 01632 960001, duty@k1.gov.uk.
            Council N1: its duty desk is not known to the scheme.

            Open the transfer (you will be asked to sign in; the police ask the duty desks): https://scheme.example/transfers/0195a1c0-0000-7000-8000-000000000001

            This notice holds nothing of the children, and cannot be answered by e-mail.
            """.ReplaceLineEndings("\n"));
    }

    [Theory]
    [InlineData("01632 960001", null, "duty desk 01632 960001")]
    [InlineData(null, "duty@k1.gov.uk", "duty desk duty@k1.gov.uk")]
    public void An_authority_is_asked_at_its_duty_desk(string? phone, string? mailbox, string reached) =>
        new AskedOffice("Council K1", new Office(mailbox, phone)).Reached.ShouldBe(reached);

    static IReadOnlyList<AlertedDesk> After(params AlertEvent[] events) =>
        events.Aggregate(Alert.Evolve(null, Raised), Alert.Evolve)!.Waiting;
}
