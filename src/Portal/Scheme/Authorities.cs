using TransferScheme.Platform.Time;
using TransferScheme.Portal.Calling;

namespace TransferScheme.Portal.Scheme;

/// <summary>An authority as everybody who is signed in may know it.</summary>
/// <param name="GssCode">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Region">Slug of its region.</param>
/// <param name="Nation">Its nation.</param>
public sealed record AuthorityEntry(string GssCode, string Name, string Region, string Nation)
{
    /// <summary>The working days of its nation.</summary>
    public WorkingDays Calendar => WorkingDays.For(Platform.Time.Nation.Division(Nation));
}

/// <summary>The authorities by code. They change a few times a year, so they are asked for every few minutes.</summary>
public sealed class Authorities
{
    static readonly TimeSpan Fresh = TimeSpan.FromMinutes(5);
    (IReadOnlyDictionary<string, AuthorityEntry> ByCode, long Until)? _known;

    /// <summary>Name of one, for what stands on every page: its code while no service has told the names.</summary>
    /// <param name="api">The API, as whoever is signed in.</param>
    /// <param name="code">Its code.</param>
    public async Task<string> NameAsync(SchemeApi api, string code)
    {
        try
        {
            var all = _known?.ByCode ?? await AllAsync(api);
            return all.TryGetValue(code, out var one) ? one.Name : code;
        }
        catch (ApiProblemException)
        {
            // A page that says that a service is down shows its banner too.
            return code;
        }
    }

    /// <summary>All of them.</summary>
    /// <param name="api">The API, as whoever is signed in.</param>
    public async Task<IReadOnlyDictionary<string, AuthorityEntry>> AllAsync(SchemeApi api)
    {
        if (_known is not { } known || Environment.TickCount64 >= known.Until)
        {
            var all = await api.AllAsync<AuthorityEntry>("authorities");
            _known = known = (all.ToDictionary(a => a.GssCode), Environment.TickCount64 + (long)Fresh.TotalMilliseconds);
        }

        return known.ByCode;
    }
}
