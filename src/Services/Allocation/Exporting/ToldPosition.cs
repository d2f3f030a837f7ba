using System.Text.Json.Nodes;
using TransferScheme.Allocation.Rota;

namespace TransferScheme.Allocation.Exporting;

/// <summary>An authority as a reader of the lines so far believes it to be.</summary>
/// <param name="Weight">Its weight.</param>
/// <param name="Participates">Whether the national team has it in the rota.</param>
/// <param name="InScheme">Whether it accrues: it takes part and has room. A reader does not conclude this from its room.</param>
/// <param name="Uasc">Children looked after and on their way; null where none are known.</param>
/// <param name="Threshold">Its threshold in children; null where none is known.</param>
/// <param name="Capacity">Room left; null where there is no limit.</param>
sealed record ToldPosition(long Weight, bool Participates, bool InScheme, int? Uasc, int? Threshold, int? Capacity)
{
    /// <summary>What a decision sees of an authority. A threshold rounded up is the same test, since children are counted whole.</summary>
    internal static ToldPosition Of(SeenPosition seen, int inFlight) =>
        new(seen.Weight, seen.Participates, seen.Participates && seen.Room(inFlight) is not <= 0, seen.Uasc(inFlight),
            seen.Threshold?.RoundedUp, seen.Room(inFlight));

    /// <summary>What a reader adds by itself when the authority takes children.</summary>
    internal ToldPosition Taking(int size) => this with { Uasc = Uasc + size, Capacity = Capacity - size };

    /// <summary>The lines that introduce the authority; it is in the scheme from then on unless a further line says otherwise.</summary>
    internal IEnumerable<JsonObject> Introduce(string authority, string region)
    {
        var line = new JsonObject
        {
            ["type"] = "authority", ["id"] = authority, ["region"] = region, ["weight"] = Weight, ["opening"] = 0,
        };
        foreach (var (name, figure) in Figures().Where(f => f.Figure is not null))
        {
            line[name] = figure;
        }

        return InScheme ? [line] : [line, Status(authority, this with { Participates = true })];
    }

    /// <summary>The lines that bring a reader from what was told to what a decision saw; none where that is the same.</summary>
    internal IEnumerable<JsonObject> Correct(string authority, ToldPosition told)
    {
        var state = new JsonObject { ["type"] = "state", ["authority"] = authority };
        foreach (var ((name, figure), (_, before)) in Figures().Zip(told.Figures()).Where(f => f.First != f.Second))
        {
            state[name] = figure;
        }

        if (Weight != told.Weight)
        {
            state["weight"] = Weight;
        }

        if (state.Count > 2)
        {
            yield return state;
        }

        if (InScheme != told.InScheme)
        {
            yield return Status(authority, told);
        }
    }

    JsonObject Status(string authority, ToldPosition told) => new()
    {
        ["type"] = "status",
        ["authority"] = authority,
        ["in_scheme"] = InScheme,
        ["why"] = (InScheme, Participates == told.Participates) switch
        {
            (true, true) => "room",
            (true, false) => "resumed",
            (false, true) => "full",
            (false, false) => "paused",
        },
    };

    (string Name, int? Figure)[] Figures() => [("uasc", Uasc), ("threshold", Threshold), ("capacity", Capacity)];
}
