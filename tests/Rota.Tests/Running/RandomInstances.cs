using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;

namespace TransferScheme.Rota.Tests.Running;

/// <summary>Random instances: few authorities, so that thresholds, room and refusals meet often.</summary>
static class RandomInstances
{
    static readonly string[] Regions = ["north", "East", "south"];

    /// <summary>Checks so many instances.</summary>
    internal static void Check(int count, Action<IReadOnlyList<string>> check) =>
        Prop.ForAll(Instance().ToArbitrary(), check).Check(Config.QuickThrowOnFailure.WithMaxTest(count));

    static Gen<IReadOnlyList<string>> Instance() =>
        from count in Gen.Choose(1, 8)
        from authorities in Gen.ArrayOf(Authority(), count)
        from events in Gen.ArrayOf(Event(count), 25)
        select (IReadOnlyList<string>)[
            .. authorities.Select((a, at) => With(a, "id", Id(at)).ToJsonString()),
            .. events.Select((e, at) => With(e, "id", e["type"]!.GetValue<string>() == "referral" ? $"r{at}" : null).ToJsonString())];

    static Gen<JsonObject> Authority() =>
        from region in Gen.Elements(Regions)
        from weight in Gen.OneOf(Gen.Choose(1, 4), Gen.Choose(1, 50_000_000))
        from opening in Gen.Elements("0", "0.25", "-0.25", "1.5", "-0.000001")
        from uasc in Gen.Elements<int?>(null, 3, 8)
        from capacity in Gen.Elements<int?>(null, null, 0, 1, 5)
        select Figures(
            new JsonObject { ["type"] = "authority", ["region"] = region, ["weight"] = weight, ["opening"] = JsonNode.Parse(opening) },
            uasc, capacity);

    static Gen<JsonObject> Event(int count) => Gen.Frequency(
        (12, from size in Gen.Frequency((8, Gen.Constant(1)), (2, Gen.Choose(2, 4)))
             from entry in Gen.Choose(0, count * 2)
             from unsuitable in Gen.ArrayOf(Gen.Choose(0, 3 * count), count)
             from refuses in Gen.Elements(true, false, false)
             select new JsonObject
             {
                 ["type"] = "referral", ["size"] = size, ["entry"] = entry < count ? Id(entry) : null,
                 ["unsuitable"] = new JsonArray([.. unsuitable.Where(u => u < count).Distinct().Select(u => JsonValue.Create(Id(u)))]),
                 ["refuse_first"] = refuses,
             }),
        (2, from authority in Gen.Choose(0, count - 1)
            from inScheme in Gen.Elements(true, true, false)
            select new JsonObject { ["type"] = "status", ["authority"] = Id(authority), ["in_scheme"] = inScheme }),
        (2, from authority in Gen.Choose(0, count - 1)
            from uasc in Gen.Elements<int?>(null, 3, 8, 12)
            from capacity in Gen.Elements<int?>(null, 0, 2)
            from weight in Gen.Choose(1, 9)
            select new JsonObject
            {
                ["type"] = "state", ["authority"] = Id(authority), ["uasc"] = uasc, ["capacity"] = capacity, ["weight"] = weight,
            }),
        (1, from authority in Gen.Choose(0, count - 1)
            from size in Gen.Choose(1, 3)
            from counts in Gen.Elements(true, true, false)
            select new JsonObject { ["type"] = "voluntary", ["authority"] = Id(authority), ["size"] = size, ["counts"] = counts }));

    static JsonObject Figures(JsonObject line, int? uasc, int? capacity)
    {
        if (uasc is not null)
        {
            line["uasc"] = uasc;
            line["threshold"] = 10;
        }

        return With(line, "capacity", capacity);
    }

    static JsonObject With<T>(JsonObject line, string member, T? value)
    {
        if (value is not null)
        {
            line[member] = JsonValue.Create(value);
        }

        return line;
    }

    // Upper and lower case mixed: where order depended on a culture, it would show.
    static string Id(int at) => at % 2 == 0 ? $"a{at}" : $"B{at}";
}
