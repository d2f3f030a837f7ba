using System.Text.Json.Nodes;
using TransferScheme.Rota.Deciding;
using TransferScheme.Rota.Lines;
using TransferScheme.Rota.Receipts;

namespace TransferScheme.Rota.Tests.Receipts;

/// <summary>Property R1: every receipt is confirmed, and none of which a single member was altered.</summary>
public sealed class ReceiptCheckTests
{
    [Fact]
    public void Given_a_receipt_when_the_decision_is_taken_again_then_it_is_confirmed() => Faults(SampleReceipts.Full()).ShouldBeEmpty();

    [Fact]
    public void Given_receipts_of_random_decisions_when_taken_again_then_all_are_confirmed()
    {
        var random = new Random(5);
        for (var n = 0; n < 2_000; n++)
        {
            Faults(Random(random).Document(withDetails: n % 2 == 0)).ShouldBeEmpty($"receipt {n}");
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Given_any_single_member_altered_or_left_out_then_it_is_found(bool inBurst)
    {
        var whole = SampleReceipts.Full(inBurst ? new BurstSeat(7, "NTS-2026-000124", 9) : null);
        var paths = Leaves(whole, "$").ToList();
        paths.Count.ShouldBeGreaterThan(120);
        var missed = paths.Where(path => !path.EndsWith(".detail", StringComparison.Ordinal) && !path.EndsWith(".note", StringComparison.Ordinal))
            .Where(path => !IsFound(Altered(whole, path)) || !IsFound(Without(whole, path)))
            .ToList();
        missed.ShouldBeEmpty();
    }

    [Fact]
    public void Given_details_and_notes_altered_then_the_decision_stands()
    {
        var receipt = SampleReceipts.Full();
        receipt["outOfOrder"]!["note"] = "Another note.";
        foreach (var excluded in receipt["excluded"]!.AsArray())
        {
            excluded!["detail"] = "other";
        }

        Faults(receipt).ShouldBeEmpty();
    }

    [Fact]
    public void Given_an_altered_receipt_with_a_new_hash_then_the_decision_does_not_come_out_so()
    {
        var receipt = SampleReceipts.Full();
        receipt["candidates"]![0]!["balanceBefore"] = "700000000000";
        var hashed = receipt.DeepClone().AsObject();
        hashed.Remove("hash");
        hashed["outOfOrder"]!.AsObject().Remove("note");
        hashed["excluded"]!.AsArray().ToList().ForEach(e => e!.AsObject().Remove("detail"));
        receipt["hash"] = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(
            System.Text.Encoding.UTF8.GetBytes(CanonicalJson.Of(hashed))));
        Faults(receipt).ShouldContain("candidates is not what the decision gives when it is taken again");
    }

    [Fact]
    public void Given_two_receipts_then_the_second_names_the_first_as_it_was_decided()
    {
        var first = SampleReceipts.Of(new RotaGroup(1));
        var picked = first with { Facts = first.Facts with { OutOfOrder = new OutOfOrder("safety", "Note", "p", null) } };
        var second = first with { Facts = first.Facts with { PreviousHash = first.Hash() } };
        ReceiptCheck.Follows(second.Document(), picked.Document()).ShouldBeTrue();
        ReceiptCheck.Follows(second.Document(), second.Document()).ShouldBeFalse();
    }

    [Fact]
    public void Given_a_seat_that_another_referral_took_then_the_chain_goes_by_the_decision_that_fixed_it()
    {
        var first = SampleReceipts.Of(new RotaGroup(1));
        var taken = first with { Facts = first.Facts with { Referral = "NTS-2026-000999", Seat = new BurstSeat(7, first.Facts.Referral, 9) } };
        var second = first with { Facts = first.Facts with { PreviousHash = first.Hash() } };
        Faults(taken.Document()).ShouldBeEmpty();
        ((string)taken.Document()["sentence"]!).ShouldBe(
            "Council S1 was chosen: the seat that was Council S1's in this burst of 9 children; this child suits it best when all are placed.");
        ReceiptCheck.Follows(second.Document(), taken.Document()).ShouldBeTrue();
        var elsewhere = taken with { Facts = taken.Facts with { Seat = new BurstSeat(7, "NTS-2026-000998", 9) } };
        ReceiptCheck.Follows(second.Document(), elsewhere.Document()).ShouldBeFalse();
    }

    static IReadOnlyList<string> Faults(JsonObject receipt) => ReceiptCheck.Faults(RotaLine.Parse(1, receipt.ToJsonString()));

    static bool IsFound(JsonObject receipt)
    {
        try
        {
            return Faults(receipt).Count > 0;
        }
        catch (FormatException)
        {
            return true;
        }
    }

    static Receipt Random(Random random)
    {
        var positions = SampleReceipts.Positions();
        for (var i = 0; i < positions.Length; i++)
        {
            positions[i] = new Position(
                random.Next(1, 90), random.Next(6) > 0, random.Next(3) > 0 ? random.Next(70) : null, 60, random.Next(3) == 0 ? random.Next(3) : null);
        }

        var group = new RotaGroup(
            random.Next(1, 5), random.Next(-1, 6), Some(), Some(), Some(), random.Next(2) == 0 ? [.. Enumerable.Range(0, 6).Select(_ => random.Next(100))] : null);
        long[] arrears = [.. Enumerable.Range(0, 5).Select(_ => random.NextInt64(-2 * Units.PerChild, 2 * Units.PerChild))];
        return SampleReceipts.Of(
            group, positions, [.. Enumerable.Range(0, 6).Select(_ => random.NextInt64(-3_000, 3_000))], [.. arrears, -arrears.Sum()],
            SampleReceipts.Rules with { LargestGroup = random.Next(1, 5), RepaymentPercent = random.Next(3) * 50 });

        int[] Some() => [.. Enumerable.Range(0, 6).Where(_ => random.Next(5) == 0)];
    }

    static IEnumerable<string> Leaves(JsonNode? node, string path) => node switch
    {
        JsonObject members => members.SelectMany(m => Leaves(m.Value, $"{path}.{m.Key}")),
        JsonArray items => items.SelectMany((item, at) => Leaves(item, $"{path}[{at}]")),
        _ => [path],
    };

    static JsonObject Altered(JsonObject whole, string path) => Changed(whole, path, (parent, key) => parent[key] = Other(parent[key]));

    static JsonObject Without(JsonObject whole, string path) => Changed(whole, path, (parent, key) => parent.Remove(key));

    static JsonObject Changed(JsonObject whole, string path, Action<JsonObject, string> change)
    {
        var copy = whole.DeepClone().AsObject();
        var steps = path[2..].Replace("]", "", StringComparison.Ordinal).Replace('[', '.').Split('.');
        JsonNode at = copy;
        foreach (var step in steps[..^1])
        {
            at = at is JsonArray items ? items[int.Parse(step, System.Globalization.CultureInfo.InvariantCulture)]! : at[step]!;
        }

        if (at is JsonArray list)
        {
            list.Clear();
        }
        else
        {
            change(at.AsObject(), steps[^1]);
        }

        return copy;
    }

    static JsonNode Other(JsonNode? value) => value?.GetValueKind() switch
    {
        System.Text.Json.JsonValueKind.True => false,
        System.Text.Json.JsonValueKind.False => true,
        System.Text.Json.JsonValueKind.Number => value.GetValue<long>() + 1,
        System.Text.Json.JsonValueKind.String when long.TryParse((string)value!, out var units) => $"{units + 1}",
        System.Text.Json.JsonValueKind.String => $"{value}x",
        _ => 1,
    };
}
