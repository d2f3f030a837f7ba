using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using TransferScheme.Platform.Auditing;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Protection;

namespace TransferScheme.Platform.Tests.Auditing;

/// <summary>The chain over an access log: an altered, dropped, added or moved line is found.</summary>
public sealed class AccessChainTests
{
    static readonly DateTimeOffset Monday = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    static readonly Guid Referral = new(1, 0, 0, new byte[8]);
    static readonly Guid Reader = new(2, 0, 0, new byte[8]);

    [Fact]
    public void A_log_as_it_was_written_has_no_fault_also_after_it_was_stored()
    {
        var lines = Log(5);
        AccessChain.Follow(lines).ShouldBe((new ChainHead(5, lines[^1].Hash!), null));
        AccessChain.Follow(lines.Select(Stored)).FirstFault.ShouldBeNull();
        AccessChain.Follow([]).ShouldBe((ChainHead.Start, null));
    }

    [Fact]
    public void An_altered_line_is_found_whatever_was_altered()
    {
        var lines = Log(5);
        RecordViewed[] altered =
        [
            lines[2] with { Subject = "somebody-else" }, lines[2] with { Person = null }, lines[2] with { Purpose = "care" }, lines[2] with { Authority = null },
            lines[2] with { Fields = ["minimum-facts"] }, lines[2] with { At = Monday }, lines[2] with { Reason = new Sealed<AccessReason>("cipher", []) },
            lines[2] with { Number = 7 }, lines[2] with { Hash = null }, lines[2] with { Disclosure = "Minimum" }, lines[2] with { ReferralId = Guid.NewGuid() },
        ];
        foreach (var line in altered)
        {
            AccessChain.Follow(lines.Select((kept, at) => at == 2 ? line : kept)).FirstFault.ShouldBe(3);
        }
    }

    [Fact]
    public void Lines_from_before_the_chain_are_covered_by_the_first_hash_after_them()
    {
        var old = Log(2).Select(line => line with { Number = null, Hash = null, Projection = null, Fields = null }).ToList();
        var first = AccessChain.Seal(Line(3), AccessChain.Follow(old).Head);
        first.Number.ShouldBe(3);
        AccessChain.Follow([.. old, first]).FirstFault.ShouldBeNull();
        AccessChain.Follow([old[0] with { Subject = "somebody-else" }, old[1], first]).FirstFault.ShouldBe(3);
        AccessChain.Follow([old[1], first]).FirstFault.ShouldBe(2);
        AccessChain.Follow([.. old, first, old[0]]).FirstFault.ShouldBe(4);
    }

    [Fact]
    public void A_line_that_is_dropped_doubled_or_moved_is_found_and_a_lost_end_shows_in_the_head() =>
        Prop.ForAll(Gen.Choose(2, 12).ToArbitrary(), count =>
        {
            var lines = Log(count);
            for (var at = 0; at < count - 1; at++)
            {
                var (one, two) = (lines[at], lines[at + 1]);
                AccessChain.Follow(lines.Where(l => l != one)).FirstFault.ShouldBe(at + 1);
                AccessChain.Follow([.. lines[..(at + 1)], one, .. lines[(at + 1)..]]).FirstFault.ShouldBe(at + 2);
                AccessChain.Follow([.. lines[..at], two, one, .. lines[(at + 2)..]]).FirstFault.ShouldBe(at + 1);
            }

            AccessChain.Follow(lines[..^1]).Head.ShouldNotBe(AccessChain.Follow(lines).Head);
        }).QuickCheckThrowOnFailure();

    static List<RecordViewed> Log(int count)
    {
        var lines = new List<RecordViewed>();
        var head = ChainHead.Start;
        for (var i = 1; i <= count; i++)
        {
            lines.Add(AccessChain.Seal(Line(i), head));
            head = new ChainHead(lines[^1].Number!.Value, lines[^1].Hash!);
        }

        return lines;
    }

    static RecordViewed Line(int i) => new(
        Referral, $"reader-{i}", Reader, "DutyOfficer", "E06000047", "transfer", "Full", "referral", ["minimum-facts", "identity"], null,
        Monday.AddMinutes(i));

    static RecordViewed Stored(RecordViewed line) =>
        JsonSerializer.Deserialize<RecordViewed>(JsonSerializer.Serialize(line, Json.Answers), Json.Answers)!;
}
