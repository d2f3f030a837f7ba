using TransferScheme.Rota.Tests.Model;

namespace TransferScheme.Rota.Tests.Cases;

/// <summary>Random groups: up to eight children, with or without everything that can shut an authority out.</summary>
static class Groups
{
    internal static ModelReferral Draw(Random random, IReadOnlyList<ModelAuthority> authorities) =>
        new(random.Of(1, 1, 1, 2, 3, 4, random.From(5, 8)))
        {
            Entry = random.Once(2) ? authorities[random.Next(authorities.Count)].Id : null,
            Unsuitable = Some(random, authorities),
            DeclinedValid = Some(random, authorities),
            Declined = Some(random, authorities),
            Mismatch = random.Once(2) ? Scores(random, authorities) : null,
        };

    static string[] Some(Random random, IReadOnlyList<ModelAuthority> authorities)
    {
        var times = random.Of(0, 0, 0, 2, 5);
        return times == 0 ? [] : [.. authorities.Where(_ => random.Once(times)).Select(a => a.Id)];
    }

    static Dictionary<string, int> Scores(Random random, IReadOnlyList<ModelAuthority> authorities)
    {
        var most = random.Of(0, 2, 10_000);
        return authorities.ToDictionary(a => a.Id, _ => random.From(0, most));
    }
}
