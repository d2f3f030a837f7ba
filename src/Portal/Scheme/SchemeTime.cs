using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Hosting;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Scheme;

/// <summary>The time by which the scheme's clocks run: the real one, or in development the simulated clock that all processes read.</summary>
/// <param name="environment">Where it runs.</param>
/// <param name="api">The API, as whoever is signed in.</param>
public sealed class SchemeTime(IWebHostEnvironment environment, SchemeApi api)
{
    DateTimeOffset? _now;

    /// <summary>The time of this request.</summary>
    public async Task<DateTimeOffset> NowAsync() =>
        _now ??= environment.IsDevelopment() ? (await api.GetAsync<Clock>("development/clock")).Now : TimeProvider.System.GetUtcNow();

    /// <summary>Today in London.</summary>
    public async Task<DateOnly> TodayAsync() => Dates.DayOf(await NowAsync());

    sealed record Clock(DateTimeOffset Now);
}
