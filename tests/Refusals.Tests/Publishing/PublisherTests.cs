using System.Text.Json;
using TransferScheme.Platform.Problems;
using TransferScheme.Refusals.Directing;
using TransferScheme.Refusals.Publishing;

namespace TransferScheme.Refusals.Tests.Publishing;

/// <summary>The wire form of every message, and which events give none.</summary>
public sealed class PublisherTests
{
    [Fact]
    public void Each_message_has_its_wire_form_and_every_other_event_gives_none()
    {
        var wire = A.All.Select(e => RefusalsPublisher.Message(Recorded(e))).OfType<object>()
            .Select(m => $"{m.GetType().Name} {JsonSerializer.Serialize(m, m.GetType(), Json.Answers)}").Order(StringComparer.Ordinal);
        const string head =
            "\"refusalId\":\"01900000-0000-7000-8000-000000000002\",\"version\":7,\"occurredAt\":\"2026-03-04T10:00:00+00:00\",\"referralId\":\"01900000-0000-7000-8000-000000000003\",\"authority\":\"E06000047\",\"entryAuthority\":\"E10000016\"";
        wire.ShouldBe(
        [
            $$"""CaseConferenceOpened {{{head}},"declines":3}""",
            $$"""DeclineWithdrawn {{{head}}}""",
            $$"""NonComplianceReported {{{head}},"declined":true}""",
            $$"""ObligationReaffirmed {{{head}},"complyBy":"2026-03-06"}""",
            $$"""ReasonsAccepted {{{head}},"codes":["G04"]}""",
            $$"""ReasonsChallenged {{{head}},"codes":["G04"],"replyBy":"2026-03-09"}""",
            """RefusalPassedToSuccessor {"refusalId":"01900000-0000-7000-8000-000000000002","version":7,"occurredAt":"2026-03-04T10:00:00+00:00","referralId":"01900000-0000-7000-8000-000000000003","authority":"E06000047","successor":"E06000035"}""",
            $$"""StatementIssued {{{head}},"response":"decline","codes":["G04"],"late":false}""",
        ]);
    }

    [Fact]
    public void A_direction_is_told_when_it_binds_changes_ends_or_is_answered_and_never_with_a_referral()
    {
        const string head =
            "\"directionId\":\"01900000-0000-7000-8000-000000000002\",\"version\":7,\"occurredAt\":\"2026-03-04T10:00:00+00:00\",\"kind\":";
        const string scheme = head + "\"scheme\",\"authority\":\"E06000047\"";
        const string reasons = head + "\"reasons\",\"authority\":\"E06000047\"";
        const string information = head + "\"information\",\"authority\":\"E06000047\"";
        object?[] events =
        [
            new DirectionIssued("reasons", A.Durham, A.Wednesday, null, A.ReferralId, ["entry", "national"], A.OfferId, A.Kent, 1),
            new DirectionIssued("information", A.Durham, A.Wednesday, "services-2026", null, ["national"]),
            new DirectionGiven(false, A.Note, A.Note, A.Durham), new DirectionModified(A.Note, A.Note, A.Durham),
            new DirectionWithdrawn(true, A.Note, A.Durham), new DirectionWithdrawn(false, A.Note, A.Durham),
            new DirectionReplaced("reasons", A.Durham, A.OfferId), new DirectionLapsed("reasons", A.Durham),
            new DirectionAnswered("reasons", A.Durham, true), new DirectionProposed(A.Durham, A.Today, A.Today), new RepresentationsMade(A.Note),
            new RepresentationsConsidered(1, A.Note), new DirectionNotGiven(A.Note), new ChangeProposed("modify", A.Today, A.Today),
            new DirectionChangeNotMade(false, A.Note), new DirectionNumbered(A.DirectionId),
            new DirectionGiven(false, A.Note), new DirectionModified(A.Note), new DirectionWithdrawn(true, A.Note),
        ];
        events.Select(e => RefusalsPublisher.Message(Recorded(e!))).OfType<object>()
            .Select(m => $"{m.GetType().Name} {JsonSerializer.Serialize(m, m.GetType(), Json.Answers)}").ShouldBe(
            [
                $$"""DirectionGiven {{{reasons}},"dueAt":"2026-03-05T00:00:00+00:00"}""",
                $$"""DirectionGiven {{{information}},"dueAt":"2026-03-04T10:00:00+00:00","form":"services-2026"}""", $$"""DirectionGiven {{{scheme}}}""",
                $$"""DirectionModified {{{scheme}}}""", $$"""DirectionWithdrawn {{{scheme}},"reason":"agreement"}""",
                $$"""DirectionWithdrawn {{{scheme}},"reason":"notice"}""", $$"""DirectionWithdrawn {{{reasons}},"reason":"replaced"}""",
                $$"""DirectionWithdrawn {{{reasons}},"reason":"lapsed"}""", $$"""DirectionAnswered {{{reasons}},"late":true}""",
            ]);
    }

    static IEvent Recorded<T>(T e)
        where T : notnull
    {
        var recorded = (IEvent)Activator.CreateInstance(typeof(Event<>).MakeGenericType(e.GetType()), e)!;
        (recorded.StreamId, recorded.Version, recorded.Timestamp) = (A.OfferId, 7, A.Wednesday);
        return recorded;
    }
}
