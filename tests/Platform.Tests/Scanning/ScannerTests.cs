using System.Text;
using Microsoft.Extensions.Configuration;
using TransferScheme.Platform.Scanning;
using TransferScheme.TestKit;

namespace TransferScheme.Platform.Tests.Scanning;

/// <summary>The scanner at the edge: there, absent, or silent.</summary>
public sealed class ScannerTests
{
    [Fact]
    public async Task A_content_is_sent_in_parts_and_found_clean_or_infected()
    {
        await using var clamd = FakeClamd.Start();
        var scanner = At(clamd.Address);
        (await Scan(scanner, "nothing", "in", "it")).ShouldBe(ScanResult.Clean);
        clamd.Seen.ShouldBe((1, 11));
        (await Scan(scanner, "some", FakeClamd.Harm[..4], FakeClamd.Harm[4..])).ShouldBe(ScanResult.Infected);
        (await new ScannerAlarm(scanner).LookAsync(default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_a_scanner_nothing_is_scanned_and_nobody_is_alarmed()
    {
        var scanner = At(null);
        (await Scan(scanner, "nothing")).ShouldBe(ScanResult.NotScanned);
        (await new ScannerAlarm(scanner).LookAsync(default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_scanner_that_is_away_or_hangs_up_scans_nothing_and_is_an_alarm_while_it_lasts()
    {
        var clamd = FakeClamd.Start();
        var scanner = At(clamd.Address);
        clamd.HangsUp = true;
        (await Scan(scanner, [.. Enumerable.Repeat(new string('a', 65536), 50)])).ShouldBe(ScanResult.NotScanned);
        (await new ScannerAlarm(scanner).LookAsync(default)).ShouldBeEmpty();
        await clamd.DisposeAsync();
        (await Scan(scanner, "nothing")).ShouldBe(ScanResult.NotScanned);
        (await new ScannerAlarm(scanner).LookAsync(default)).Single().ShouldContain("does not answer");
    }

    [Theory]
    [InlineData("clamd:3310")]
    [InlineData("http://clamd:3310")]
    [InlineData("tcp://clamd")]
    public void An_address_that_cannot_be_meant_is_refused_at_start(string address) =>
        Should.Throw<InvalidOperationException>(() => At(address)).Message.ShouldContain("tcp://host:port");

    static Scanner At(string? address) => Scanner.From(
        new ConfigurationBuilder().AddInMemoryCollection([new KeyValuePair<string, string?>("Documents:Scanner:Url", address)]).Build());

    static async Task<ScanResult> Scan(Scanner scanner, params string[] parts)
    {
        await using var scan = await scanner.BeginAsync(default);
        foreach (var part in parts)
        {
            await scan.SendAsync(Encoding.UTF8.GetBytes(part), default);
        }

        return await scan.EndAsync(default);
    }
}
