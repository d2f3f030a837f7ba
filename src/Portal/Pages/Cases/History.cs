using System.Text.RegularExpressions;
using TransferScheme.Portal.Calling;
using TransferScheme.Portal.Scheme;
using TransferScheme.Portal.Signing;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Pages.Cases;

/// <summary>Something that happened to a case, as people read it.</summary>
/// <param name="At">When it was recorded.</param>
/// <param name="Words">What happened.</param>
/// <param name="By">Who did it, as far as the reader may know.</param>
/// <param name="Part">The part of the case that it belongs to, in English.</param>
sealed record HistoryItem(DateTimeOffset At, string Words, string By, string Part);

/// <summary>
/// What happened to a case in every service, the newest first. Each service tells its own part; of one that does not answer the others are
/// shown still, and what is missing is said.
/// </summary>
/// <param name="api">The API.</param>
/// <param name="text">The words.</param>
/// <param name="authorities">The authorities by code.</param>
sealed partial class History(SchemeApi api, Text text, IReadOnlyDictionary<string, AuthorityEntry> authorities)
{
    readonly List<(HistoryItem Item, int Part, int Number)> _items = [];
    readonly List<string> _silent = [];
    int _parts;

    /// <summary>What happened, the newest first; at the same time, the part that leads stands below what it led to.</summary>
    internal IReadOnlyList<HistoryItem> Items =>
        [.. _items.OrderByDescending(i => i.Item.At).ThenByDescending(i => i.Part).ThenByDescending(i => i.Number).Select(i => i.Item)];

    /// <summary>The parts whose service did not answer, in English.</summary>
    internal IReadOnlyList<string> Silent => [.. _silent.Distinct()];

    /// <summary>Adds what some services tell. Of a part that is not there, or not for the reader, there is nothing to tell.</summary>
    /// <param name="parts">Each part's name in English, and the path of its timeline.</param>
    internal async Task AddAsync(params IReadOnlyList<(string Part, string Path)> parts)
    {
        var answers = await Task.WhenAll(parts.Select(p => api.AskAsync<Told>(p.Path)));
        foreach (var ((part, _), (told, problem)) in parts.Zip(answers))
        {
            _parts++;
            if (problem is { Status: >= 500 })
            {
                _silent.Add(part);
            }

            _items.AddRange((told?.Items ?? []).Select(i => (new HistoryItem(i.At, text.Told(Named(i.Words)), By(i), part), _parts, i.Number)));
        }
    }

    /// <summary>Adds a list of a service that is asked for cases of the children; nothing where it does not answer.</summary>
    /// <param name="path">Path of the list.</param>
    /// <param name="part">The part's name in English.</param>
    internal async Task<IReadOnlyList<T>> FindAsync<T>(string path, string part)
    {
        var (found, problem) = await api.AskAsync<ApiPage<T>>(path);
        if (problem is { Status: >= 500 })
        {
            _silent.Add(part);
        }

        return found?.Items ?? [];
    }

    /// <summary>Who did something, in words.</summary>
    /// <param name="role">Role, as in tokens.</param>
    /// <param name="authority">Code of the authority; null where they are of none.</param>
    /// <param name="text">The words.</param>
    /// <param name="authorities">The authorities by code.</param>
    internal static string Doer(string role, string? authority, Text text, IReadOnlyDictionary<string, AuthorityEntry> authorities)
    {
        var name = authority is null ? null : authorities.TryGetValue(authority, out var known) ? known.Name : authority;
        return role switch
        {
            "system" or "service" => text["the scheme itself"],
            "api-client" => name is null ? text["a partner's system"] : text["the system of {0}", name],
            _ => name is null ? text[Navigation.NameOf(role)] : $"{text[Navigation.NameOf(role)]}, {name}",
        };
    }

    string By(ToldItem item) => Doer(item.Role, item.Authority, text, authorities);

    // Services name authorities by code; people know them by name.
    string Named(string words) =>
        Code().Replace(words, code => authorities.TryGetValue(code.Value, out var known) ? known.Name : code.Value);

    [GeneratedRegex(@"\b([EWS][0-9]{8}|[A-Z]{3,6})\b", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Code();

    sealed record Told(IReadOnlyList<ToldItem> Items);

    sealed record ToldItem(int Number, DateTimeOffset At, string Words, string Role, string? Authority);
}
