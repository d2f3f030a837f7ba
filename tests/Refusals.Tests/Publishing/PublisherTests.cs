using System.Text.Json;
using TransferScheme.Platform.Problems;
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

    static IEvent Recorded<T>(T e)
        where T : notnull
    {
        var recorded = (IEvent)Activator.CreateInstance(typeof(Event<>).MakeGenericType(e.GetType()), e)!;
        (recorded.StreamId, recorded.Version, recorded.Timestamp) = (A.OfferId, 7, A.Wednesday);
        return recorded;
    }
}
