using System.Globalization;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Scheme;

/// <summary>
/// Amounts of the fair-share ledger as people read them: children to two decimals, rounded once, half away from zero, from the ledger's
/// whole units of 10⁻¹² child.
/// </summary>
public static class InChildren
{
    /// <summary>Units of one child.</summary>
    public const long Unit = 1_000_000_000_000;

    const long Hundredth = Unit / 100;

    /// <summary>The units that the contract writes as text.</summary>
    /// <param name="units">Whole units.</param>
    public static long Units(string units) => long.Parse(units, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);

    /// <summary>An amount, such as <c>37.42</c>.</summary>
    /// <param name="units">Whole units.</param>
    public static string Of(long units)
    {
        var hundredths = (Int128.Abs(units) + (Hundredth / 2)) / Hundredth;
        var sign = units < 0 && hundredths > 0 ? "−" : "";
        return string.Create(CultureInfo.InvariantCulture, $"{sign}{hundredths / 100}.{hundredths % 100:00}");
    }

    /// <summary>A balance in words: above 0 an authority is behind its fair share, and next in line.</summary>
    /// <param name="units">Whole units.</param>
    /// <param name="text">The words.</param>
    public static string Standing(long units, Text text)
    {
        var amount = Of(Math.Abs(units));
        return amount == "0.00" ? text["even with its share"]
            : units > 0 ? text["{0} children behind its share", amount]
            : text["{0} children ahead of its share", amount];
    }
}
