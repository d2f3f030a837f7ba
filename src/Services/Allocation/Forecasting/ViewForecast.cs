namespace TransferScheme.Allocation.Forecasting;

/// <summary>Answers the forecast, of everyone or of one authority.</summary>
static class ViewForecast
{
    internal static void Map(RouteGroupBuilder rota) =>
        rota.MapGet("forecast", Get).WithName("GetRotaForecast").Produces<RotaForecast>();

    static async Task<IResult> Get(
        string? authority, IAllocationStore store, LatestForecast latest, TimeProvider clock, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        return await latest.ReadAsync(session, ct) is { } known
            && (authority is null || known.Sight.Facts.Authorities.Any(a => a.Code == authority))
            ? TypedResults.Ok(RotaForecast.Of(known.Forecast, known.Book, known.Sight, authority, known.Today, clock.GetUtcNow()))
            : TypedResults.NotFound();
    }
}
