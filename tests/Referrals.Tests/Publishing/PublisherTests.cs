using System.Text.Json;
using TransferScheme.Platform.Problems;
using TransferScheme.Referrals.Publishing;

namespace TransferScheme.Referrals.Tests.Publishing;

/// <summary>The wire form of every message, and which events give none.</summary>
public sealed class PublisherTests
{
    static readonly Guid Stream = Guid.Parse("01900000-0000-7000-8000-00000000000a");

    [Fact]
    public void Each_message_has_its_wire_form_and_every_other_event_gives_none()
    {
        var wire = A.Completed.Append(new ReferralFoundIneligible(A.Kent, "2022-08-24", [new Finding("E04", "count-missing", false, "x"), new Finding("E01", "under-18", true, "x")]))
            .Concat([new StatutoryDueSoon(A.Kent, A.Clock.DueOn), new StatutoryBreached(A.Kent, A.Clock.DueOn), .. A.Acts])
            .Select(e => ReferralsPublisher.Message(Recorded(e))).OfType<object>()
            .Select(m => $"{m.GetType().FullName} {JsonSerializer.Serialize(m, m.GetType(), Json.Answers)}");
        const string head = "\"referralId\":\"01900000-0000-7000-8000-00000000000a\",\"version\":7,\"occurredAt\":\"2026-03-02T10:00:00+00:00\"";
        const string both = "\"entryAuthority\":\"E10000016\",\"receivingAuthority\":\"E06000047\"";
        wire.ShouldBe(
        [
            $$"""TransferScheme.Contracts.Referrals.ReferralFoundEligible {{{head}},"reference":"NTS-2026-000001","entryAuthority":"E10000016","inAuthorityCare":true,"children":[{"childId":"01900000-0000-7000-8000-000000000001","ageBand":"16-17","sex":"female","languages":["ti"]}],"placementTypes":["foster"],"rulesVersion":"2022-08-24","statutoryStartedOn":"2026-03-02","statutoryDueOn":"2026-03-16","hasMatchingFacts":false}""",
            $$"""TransferScheme.Contracts.Referrals.ArrangementMade {{{head}},{{both}}}""",
            $$"""TransferScheme.Contracts.Referrals.DepartureRecorded {{{head}},{{both}}}""",
            $$"""TransferScheme.Contracts.Referrals.TransferCompleted {{{head}},{{both}},"size":1,"inAuthorityCare":true,"effectiveAt":"2026-03-09T16:00:00+00:00","workingDays":5,"withinLimit":true}""",
            $$"""TransferScheme.Contracts.Referrals.ReferralFoundIneligible {{{head}},"entryAuthority":"E10000016","codes":["count-missing"],"rulesVersion":"2022-08-24"}""",
            $$"""TransferScheme.Contracts.Referrals.StatutoryDueSoon {{{head}},"entryAuthority":"E10000016","dueOn":"2026-03-16"}""",
            $$"""TransferScheme.Contracts.Referrals.StatutoryBreached {{{head}},"entryAuthority":"E10000016","dueOn":"2026-03-16"}""",
            $$"""TransferScheme.Contracts.Referrals.ReferralHeld {{{head}},"reasonCode":"in-hospital","reviewOn":"2026-03-09"}""",
            $$"""TransferScheme.Contracts.Referrals.HoldReleased {{{head}}}""",
            $$"""TransferScheme.Contracts.Referrals.ReferralWithdrawn {{{head}},"entryAuthority":"E10000016","reasonCode":"family-found","wasEligible":true}""",
            $$"""TransferScheme.Contracts.Referrals.ReferralClosed {{{head}},"entryAuthority":"E10000016","reasonCode":"left-uk","wasEligible":true}""",
            $$"""TransferScheme.Contracts.Referrals.ChildLeftGroup {{{head}},"childId":"01900000-0000-7000-8000-000000000001","remaining":1,"reasonCode":"found-adult","wasEligible":true}""",
            $$"""TransferScheme.Contracts.Referrals.MoveFailed {{{head}},{{both}},"reasonCode":"transport","attempt":1}""",
            $$"""TransferScheme.Contracts.Referrals.OutcomeDue {{{head}},"reference":"NTS-2026-000001",{{both}},"dueOn":"2026-04-06"}""",
            $$"""TransferScheme.Contracts.Referrals.OutcomeRecorded {{{head}},"recordedOn":"2026-04-06"}""",
            $$"""TransferScheme.Contracts.Referrals.ChildrenDidNotArrive {{{head}},"reference":"NTS-2026-000001",{{both}},"expectedAt":"2026-03-09T22:00:00+00:00","overdueFrom":"2026-03-10T00:00:00+00:00"}""",
            $$"""TransferScheme.Contracts.Referrals.ChildrenFound {{{head}},"reference":"NTS-2026-000001","entryAuthority":"E10000016","foundAt":"2026-03-10T10:00:00+00:00"}""",
            $$"""TransferScheme.Contracts.Referrals.AgeInUseChanged {{{head}},"reference":"NTS-2026-000001","entryAuthority":"E10000016","otherAuthority":"E06000047","childId":"01900000-0000-7000-8000-000000000001","source":"naabS50","bars":true}""",
            $$"""TransferScheme.Contracts.Referrals.CasePassedToSuccessor {{{head}},"authority":"E06000047","successor":"E08000021","region":"north-east","wasEligible":true}""",
        ]);
    }

    /// <summary>By these AgeAssessments finds a doubt that crossed the end or the departure, and names who did it.</summary>
    [Fact]
    public void An_end_and_a_departure_tell_who_did_it_and_which_identifiers_the_children_had_before()
    {
        foreach (var (guarded, by) in new (ReferralEvent, string)[]
        {
            (new ReferralWithdrawn(A.Kent, "family-found", true, null, [A.BrotherId]), "endedBy"),
            (new ReferralClosed(A.Kent, "left-uk", true, null, [A.BrotherId]), "endedBy"),
            (new ChildLeftGroup(A.ChildId, 1, "left-uk", true, null, [A.BrotherId]), "endedBy"),
            (new DepartureRecorded(A.Kent, A.Durham, A.Monday, A.Monday, A.Sealed<Journey>(), [A.BrotherId]), "recordedBy"),
        })
        {
            var recorded = Recorded(guarded);
            recorded.UserName = "somebody";
            JsonSerializer.Serialize(ReferralsPublisher.Message(recorded), Json.Answers)
                .ShouldEndWith($$""","formerChildren":["{{A.BrotherId}}"],"{{by}}":"somebody"}""");
        }
    }

    static IEvent Recorded<T>(T e)
        where T : notnull
    {
        var recorded = (IEvent)Activator.CreateInstance(typeof(Event<>).MakeGenericType(e.GetType()), e)!;
        (recorded.StreamId, recorded.Version, recorded.Timestamp) = (Stream, 7, A.Monday);
        return recorded;
    }
}
