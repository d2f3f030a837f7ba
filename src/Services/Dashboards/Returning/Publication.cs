namespace TransferScheme.Dashboards.Returning;

/// <summary>For whom a return is made: for publication, with small numbers hidden, or for authorised roles inside the service.</summary>
/// <param name="IsPublic">Whether it is for publication.</param>
sealed record Publication(bool IsPublic)
{
    /// <summary>What it is, in the words that stand on the return.</summary>
    internal string Words => IsPublic
        ? "Public output, which an answer to a request under the Freedom of Information Act is: a count of 1 to 4 is shown as fewer "
            + "than 5 and zero is shown; a further count is withheld where a total would tell the first; a share, median or centile is "
            + "withheld where it rests on fewer than 5 or on a table with a hidden count; periods are whole quarters."
        : "True counts for authorised roles inside the service, not for publication: text/csv or suppressed=true gives what may be.";

    /// <summary>What of a table is told.</summary>
    internal Told Of(Tally table) => IsPublic ? Disclosure.Of(table) : Disclosure.InFull(table);

    /// <summary>What of a count of its own is told.</summary>
    internal Told Of(string name, int count) => Of(new Tally(name, count));
}
