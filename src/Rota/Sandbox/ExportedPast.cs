using TransferScheme.Rota.Lines;

namespace TransferScheme.Rota.Sandbox;

/// <summary>
/// Reads an exported ledger as the past. Its figures hold the children whom the record sent somewhere, and each decline is taken to be
/// made again. Whether an authority is full follows from its room, under any rules.
/// </summary>
public static class ExportedPast
{
    /// <summary>What happened, line by line.</summary>
    /// <param name="lines">The lines of the ledger.</param>
    /// <exception cref="FormatException">A line cannot be used; it says which, and what is wrong.</exception>
    public static IEnumerable<PastEvent> Of(IEnumerable<RotaLine> lines)
    {
        var authorities = new HashSet<string>(StringComparer.Ordinal);
        var referrals = new HashSet<string>(StringComparer.Ordinal);
        foreach (var line in lines)
        {
            switch (line.Type)
            {
                case "authority":
                    Once(line, "id", authorities);
                    yield return new AuthorityJoined(line.Text("id"), line.Text("region"), line.Units("opening"), line.Position);
                    break;
                case "state":
                    yield return new PositionSeen(Known("authority", line.Text("authority"), line), line.Correct);
                    break;
                case "status" when line.OptionalText("why") is not "full":
                    var takesPart = line.Flag("in_scheme");
                    yield return new PositionSeen(
                        Known("authority", line.Text("authority"), line), seen => seen with { Participates = takesPart });
                    break;
                case "referral":
                    Once(line, "id", referrals);
                    yield return Group(line, (member, id) => Known(member, id, line));
                    break;
                case "voluntary":
                    yield return new TakenOutOfTurn(
                        Known("authority", line.Text("authority"), line), line.Size, line.OptionalFlag("counts") ?? true);
                    break;
                default:
                    break;
            }
        }

        string Known(string member, string id, RotaLine line) =>
            authorities.Contains(id) ? id : throw line.Wrong(member, $"names {id}, which no line has introduced");
    }

    static void Once(RotaLine line, string member, HashSet<string> seen)
    {
        if (!seen.Add(line.Text(member)))
        {
            throw line.Wrong(member, $"{line.Text(member)} must not stand there twice");
        }
    }

    static GroupReferred Group(RotaLine line, Func<string, string, string> known)
    {
        var declined = line.Items("offers").Where(offer => offer.Text("outcome") == "refused")
            .ToLookup(offer => offer.Flag("valid"), offer => known("offers", offer.Text("authority")));
        return new GroupReferred(
            line.Text("id"), line.Size, line.OptionalText("entry") is { } entry ? known("entry", entry) : null,
            line.OptionalText("chosen") is { } chosen ? known("chosen", chosen) : null)
        {
            Unsuitable = [.. line.Texts("unsuitable").Select(id => known("unsuitable", id))],
            DeclinedValid = [.. declined[true]],
            Declined = [.. declined[false]],
        };
    }
}
