using System.Globalization;

namespace TransferScheme.Rota.Tests.Runs;

/// <summary>
/// A culture that no decision may ask: whatever compares, folds or formats by the current culture throws. The projects run without the
/// data of real cultures, and where they are there, a real one shows only some of this.
/// </summary>
sealed class HostileCulture() : CultureInfo("")
{
    public override CompareInfo CompareInfo => throw Asked();

    public override TextInfo TextInfo => throw Asked();

    public override NumberFormatInfo NumberFormat
    {
        get => throw Asked();
        set => throw Asked();
    }

    public override object? GetFormat(Type? formatType) => throw Asked();

    /// <summary>Runs something under it.</summary>
    internal static T Under<T>(Func<T> run)
    {
        var before = CurrentCulture;
        CurrentCulture = new HostileCulture();
        try
        {
            return run();
        }
        finally
        {
            CurrentCulture = before;
        }
    }

    static InvalidOperationException Asked() => new("A decision asked the current culture.");
}
