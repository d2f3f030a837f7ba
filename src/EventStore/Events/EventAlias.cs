using System.Text;

namespace TransferScheme.EventStore;

/// <summary>The default stored name of an event type or of a state type: its simple name in snake_case.</summary>
static class EventAlias
{
    /// <summary>
    /// An underscore goes between a lower-case letter and anything else, and before the last of a run of other characters that a
    /// lower-case letter follows: <c>P2ParcelSent</c> is <c>p2_parcel_sent</c>.
    /// </summary>
    public static string Of(Type type)
    {
        var name = type.Name;
        var alias = new StringBuilder(name.Length + 8);
        for (var i = 0; i < name.Length; i++)
        {
            if (i > 0 && !char.IsLower(name[i]) && (char.IsLower(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1]))))
            {
                alias.Append('_');
            }

            alias.Append(char.ToLowerInvariant(name[i]));
        }

        return alias.ToString();
    }
}
