using System.Globalization;

namespace TransferScheme.EndToEnd.Tests.Declining;

/// <summary>The days of a scheme on the simulated clock.</summary>
static class SchemeTime
{
    /// <summary>The time now.</summary>
    internal static async Task<DateTimeOffset> NowAsync(this TheScheme scheme)
    {
        using var anybody = scheme.Anybody();
        return Time(await anybody.Get("development/clock"));
    }

    /// <summary>The day now.</summary>
    internal static async Task<DateOnly> TodayAsync(this TheScheme scheme) => DateOnly.FromDateTime((await scheme.NowAsync()).UtcDateTime);

    /// <summary>Moves the clock, and waits until every service has followed.</summary>
    internal static async Task AdvanceAsync(this TheScheme scheme, DateTimeOffset to)
    {
        using var anybody = scheme.Anybody();
        (await anybody.Post("development/clock", $$"""{ "advanceTo": "{{to.UtcDateTime:O}}" }""")).Expect(200);
        foreach (var (name, host) in scheme.Processes.Hosts)
        {
            // These two have no clock of their own.
            if (name is not ("FrontDoor.Host" or "Portal.Host"))
            {
                using var service = new Caller(host.Address, null, null);
                await service.GetWhen("development/clock", r => Time(r) >= to);
            }
        }
    }

    /// <summary>Moves the clock to the morning of a day that has not begun.</summary>
    internal static async Task<DateOnly> WakeAsync(this TheScheme scheme, int days = 1)
    {
        var day = (await scheme.TodayAsync()).AddDays(days);
        await scheme.AdvanceAsync(new DateTimeOffset(day, new TimeOnly(9, 0), TimeSpan.Zero));
        return day;
    }

    static DateTimeOffset Time(Reply reply) => DateTimeOffset.Parse(reply.Expect(200)["now"], CultureInfo.InvariantCulture);
}
