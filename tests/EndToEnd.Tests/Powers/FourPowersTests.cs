using TransferScheme.EndToEnd.Tests.Declining;
using Xunit.Abstractions;

namespace TransferScheme.EndToEnd.Tests.Powers;

/// <summary>
/// The four powers of the Immigration Act 2016 that the scheme rests on, walked through the public API as a member of the national team,
/// an entry authority and a receiving authority would: what each may do, and the sentence that turns everybody else down.
/// </summary>
/// <param name="scheme">The scheme.</param>
/// <param name="output">Shows the walk.</param>
public sealed class FourPowersTests(SchemeTogether scheme, ITestOutputHelper output) : IClassFixture<SchemeTogether>
{
    [Fact]
    public async Task The_four_powers_are_used_with_their_notices_by_who_has_them_and_by_nobody_else()
    {
        using var kent = await scheme.As("api-client", Journey.Kent);
        using var moved = await (await new Journey(scheme, kent).OfferAsync()).AcceptAsync();
        var walk = new PowersWalk(scheme, moved);
        await WalkAsync(walk, PowerLines.Transfer);
        await WalkAsync(walk, PowerLines.Information);

        using var silent = await new Journey(scheme, kent).OfferAsync();
        walk.Journey = silent;
        await WalkAsync(walk, PowerLines.Reasons);

        walk.Journey = moved;
        await WalkAsync(walk, PowerLines.Directions);
    }

    async Task WalkAsync(PowersWalk walk, IReadOnlyList<Line> lines)
    {
        foreach (var line in lines)
        {
            using var caller = await walk.Journey.As(line.By);
            var reply = await line.Call(walk, caller);
            var told = line.Answers.Contains(' ', StringComparison.Ordinal)
                ? $"{reply.Status} {(reply.Status < 400 ? reply["status"] : reply["code"])}" : $"{reply.Status}";
            output.WriteLine($"s.{line.Section,-6} {line.By,-9} {line.Does}: {told}");
            told.ShouldBe(line.Answers, $"s.{line.Section}, {line.By} {line.Does}: {reply}");
            if (reply.Status >= 400)
            {
                reply["detail"].ShouldNotBeNullOrWhiteSpace(line.Does);
            }
        }
    }
}
