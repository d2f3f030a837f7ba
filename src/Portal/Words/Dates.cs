using System.Globalization;

namespace TransferScheme.Portal.Words;

/// <summary>Times as people read them, in the time of Europe/London.</summary>
public sealed class Dates(Text text)
{
    /// <summary>Day and time, such as 24 March 2026 at 5:40pm.</summary>
    public string Time(DateTimeOffset time)
    {
        var there = TimeZoneInfo.ConvertTime(time, TimeZoneInfo.FindSystemTimeZoneById("Europe/London"));
        return string.Format(
            CultureInfo.InvariantCulture, text["{0} at {1}"], there.ToString("d MMMM yyyy", CultureInfo.InvariantCulture),
            there.ToString("h:mmtt", CultureInfo.InvariantCulture).ToLowerInvariant());
    }
}
