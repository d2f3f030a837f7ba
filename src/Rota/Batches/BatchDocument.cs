using System.Text.Json;

namespace TransferScheme.Rota.Batches;

/// <summary>The assignment problem of a burst as a JSON document, and its answer. Members that are not known are ignored.</summary>
public static class BatchDocument
{
    static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>Reads a problem.</summary>
    /// <param name="document">UTF-8.</param>
    /// <exception cref="FormatException">It cannot be used; the message names the member.</exception>
    public static BatchProblem Read(Stream document)
    {
        try
        {
            using var json = JsonDocument.Parse(document, Strict);
            return Read(new BatchMember(json.RootElement, ""));
        }
        catch (JsonException exception)
        {
            throw new FormatException($"The document is not JSON: {exception.Message}", exception);
        }
    }

    /// <summary>Writes the answer to a problem.</summary>
    /// <param name="document">Takes UTF-8.</param>
    /// <param name="problem">The problem.</param>
    /// <param name="answer">Its answer.</param>
    /// <param name="milliseconds">How long it took, as measured by the caller.</param>
    public static void Write(Stream document, BatchProblem problem, BatchAnswer answer, long milliseconds)
    {
        using var json = new Utf8JsonWriter(document);
        json.WriteStartObject();
        json.WriteStartArray("assignments");
        foreach (var (referral, authority) in problem.Referrals.Zip(answer.Authorities))
        {
            json.WriteStartObject();
            json.WriteString("referral", referral.Id);
            json.WriteString("authority", authority);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteNumber("cost", (decimal)answer.Cost / BatchProblem.PerCost);
        json.WriteNumber("unplacedChildren", answer.UnplacedChildren);
        json.WriteNumber("milliseconds", milliseconds);
        json.WriteEndObject();
    }

    static BatchProblem Read(BatchMember document)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        BatchAuthority[] authorities = [.. document.Member("authorities").Items().Select(item => Authority(item, ids))];
        var known = ids.ToHashSet(StringComparer.Ordinal);
        ids.Clear();
        BatchReferral[] referrals = [.. document.Member("referrals").Items().Select(item => Referral(item, ids, known))];
        return referrals.Sum(r => (long)r.Size) <= int.MaxValue
            ? new BatchProblem(authorities, referrals)
            : throw document.Member("referrals").Bad($"has more than {int.MaxValue} children");
    }

    static BatchAuthority Authority(BatchMember item, HashSet<string> ids) =>
        new(item.Member("id").NewText(ids), item.Find("capacity")?.Number(0, long.MaxValue));

    static BatchReferral Referral(BatchMember item, HashSet<string> ids, HashSet<string> authorities)
    {
        var id = item.Member("id").NewText(ids);
        var size = (int)item.Member("size").Number(1, int.MaxValue);
        var named = new HashSet<string>(StringComparer.Ordinal);
        return new BatchReferral(id, size, [.. item.Member("options").Items().Select(option => Option(option, named, authorities))]);
    }

    static BatchOption Option(BatchMember item, HashSet<string> named, HashSet<string> authorities)
    {
        var authority = item.Member("authority");
        var id = authority.NewText(named);
        return authorities.Contains(id)
            ? new BatchOption(id, (int)item.Member("mismatch").Number(0, BatchProblem.PerCost))
            : throw authority.Bad($"names an authority that is not in the document: {id}");
    }
}
