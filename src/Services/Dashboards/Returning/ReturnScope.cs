using TransferScheme.Dashboards.Following;
using TransferScheme.Platform.Security;

namespace TransferScheme.Dashboards.Returning;

/// <summary>Whose figures a return tells.</summary>
/// <param name="Kind"><c>authority</c>, <c>region</c> or <c>scheme</c>.</param>
/// <param name="Code">Code of the authority or slug of the region.</param>
/// <param name="Name">Name of the authority.</param>
/// <param name="Words">Who it is in the definitions, such as <c>the authority</c>.</param>
/// <param name="Codes">The authorities that belong to it; null for all.</param>
sealed record ReturnScope(string Kind, string? Code, string? Name, string Words, IReadOnlySet<string>? Codes)
{
    /// <summary>Restricts a list to the scope, as a query.</summary>
    internal string Filter => Code is null ? "" : $"?{Kind}={Code}";

    /// <summary>Whether an authority belongs to it.</summary>
    internal bool Holds(string? authority) => authority is not null && Codes?.Contains(authority) is not false;

    /// <summary>
    /// The authority asked for; where none is, the caller's own authority or region, and the scheme for those who have neither. Null
    /// when no such authority is known.
    /// </summary>
    internal static ReturnScope? Of(string? asked, Actor actor, IReadOnlyList<AuthorityPosition> authorities)
    {
        if ((asked ?? actor.Authority) is { } code)
        {
            return authorities.FirstOrDefault(a => a.Id == code) is { } authority
                ? new ReturnScope("authority", code, authority.Name, "the authority", new HashSet<string> { code })
                : null;
        }

        return actor.Region is { } region
            ? new ReturnScope(
                "region", region, null, "an authority of the region",
                authorities.Where(a => a.Region == region).Select(a => a.Id).ToHashSet())
            : new ReturnScope("scheme", null, null, "an authority", null);
    }
}
