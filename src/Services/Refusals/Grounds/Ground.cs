namespace TransferScheme.Refusals.Grounds;

/// <summary>What a ground can carry.</summary>
public enum Validity
{
    /// <summary>It can suffice for a decline.</summary>
    CanSuffice,

    /// <summary>It justifies a delay or an alternative, never a final decline.</summary>
    OnlyDefers,

    /// <summary>It is no ground alone.</summary>
    NeverSuffices,

    /// <summary>A person decides: it needs a second reader.</summary>
    PersonDecides,
}

/// <summary>A group of grounds, for counting.</summary>
/// <param name="Code">Its code, which never changes.</param>
/// <param name="Text">What it means.</param>
public sealed record GroundGroup(string Code, string Text);

/// <summary>A kind of evidence that a ground needs at least.</summary>
/// <param name="Kind">Its code.</param>
/// <param name="Text">What it is.</param>
/// <param name="FreshWorkingDays">Most working days that it may be old; null where that is not limited so.</param>
/// <param name="FreshDays">Most calendar days that it may be old; null where that is not limited so.</param>
public sealed record EvidenceNeeded(string Kind, string Text, int? FreshWorkingDays = null, int? FreshDays = null);

/// <summary>A ground that an authority may rely on.</summary>
/// <param name="Code">Its code, which never changes.</param>
/// <param name="Group">Code of its group.</param>
/// <param name="Text">What it means.</param>
/// <param name="Validity">What it can carry.</param>
/// <param name="Evidence">The evidence that it needs at least.</param>
/// <param name="AnyOfEvidence">Whether one kind of that evidence is enough; otherwise all are needed.</param>
/// <param name="OnlyDefersBy">The kind of evidence on which it only defers although it can suffice on another.</param>
/// <param name="UsualAnswer">What is usually asked in return.</param>
/// <param name="Unlawful">Whether it may not be used at all.</param>
/// <param name="Since">First version of the list that had it.</param>
/// <param name="Deprecated">Whether it may no longer be given. It is kept, since statements hold it.</param>
public sealed record Ground(
    string Code, string Group, string Text, Validity Validity, IReadOnlyList<EvidenceNeeded> Evidence, bool AnyOfEvidence = false,
    string? OnlyDefersBy = null, string? UsualAnswer = null, bool Unlawful = false, int Since = 1, bool Deprecated = false)
{
    /// <summary>What it can carry on the evidence given.</summary>
    /// <param name="kinds">Kinds of the evidence given.</param>
    internal Validity ValidityOn(IReadOnlyCollection<string> kinds) =>
        OnlyDefersBy is { } defers && kinds.Contains(defers) && Evidence.All(e => e.Kind == defers || !kinds.Contains(e.Kind))
            ? Validity.OnlyDefers
            : Validity;
}
