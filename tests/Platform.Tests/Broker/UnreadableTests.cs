using System.Diagnostics;
using RabbitMQ.Client;
using TransferScheme.Contracts.Allocation;
using TransferScheme.Platform.Messaging;
using TransferScheme.Platform.Tests.Messaging;
using TransferScheme.TestKit;

namespace TransferScheme.Platform.Tests.Broker;

public sealed class UnreadableTests(Xunit.Abstractions.ITestOutputHelper output)
{
    [Fact]
    public async Task Measure()
    {
        await using var host = await Sample.StartAsync(
            b => b.Services.AddHandler<ISampleStore, OfferMade, MessagingTests.Noting>("referrals-when-offer-made"), MessagingTests.Told);
        await using var connection = await new ConnectionFactory { Uri = host.Broker }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync();
        var watch = Stopwatch.StartNew();
        await channel.BasicPublishAsync("", "referrals-when-offer-made", "{ not json"u8.ToArray());
        var id = await MessagingTests.Raise(host, 5);
        await MessagingTests.NoteOf(host, id, n => n?.Versions.Count >= 5);
        output.WriteLine($"behind: {watch.Elapsed}");
        await Poll.UntilAsync(async () => (await channel.QueueDeclarePassiveAsync("scheme-dead-letters")).MessageCount == 1, TimeSpan.FromSeconds(30), "dead");
        output.WriteLine($"dead: {watch.Elapsed}");
        var got = await channel.BasicGetAsync("scheme-dead-letters", false);
        foreach (var (k, v) in got!.BasicProperties.Headers!)
        {
            output.WriteLine($"{k} = {(v is byte[] b ? System.Text.Encoding.UTF8.GetString(b) : v is List<object?> l ? string.Join(";", l.OfType<IDictionary<string, object?>>().SelectMany(d => d).Select(p => $"{p.Key}={(p.Value is byte[] c ? System.Text.Encoding.UTF8.GetString(c) : p.Value)}")) : v)}");
        }
    }
}
