namespace TransferScheme.Refusals;

/// <summary>The confidential annex of a statement: intelligence and third parties; only ever inside a <c>Sealed</c>.</summary>
/// <param name="Annex">What it says.</param>
public sealed record SensitiveAnnex(string Annex);

/// <summary>What somebody wrote about an act; only ever inside a <c>Sealed</c>.</summary>
/// <param name="Act">The act: sealed with the words, so that a note cannot be passed off as another's.</param>
/// <param name="Words">The words.</param>
/// <param name="Parts">Words on single grounds or questions, by their code or number.</param>
public sealed record CaseNote(string Act, string? Words, IReadOnlyDictionary<string, string>? Parts = null);

/// <summary>The placement that an authority offers when it takes its decline back; only ever inside a <c>Sealed</c>.</summary>
/// <param name="Placement">The placement, with its address.</param>
/// <param name="Worker">The social worker.</param>
public sealed record PlacementOffered(string Placement, PlacementWorker Worker);

/// <summary>The social worker of a placement.</summary>
/// <param name="Name">Name.</param>
/// <param name="Email">E-mail address.</param>
/// <param name="Phone">Telephone number.</param>
public sealed record PlacementWorker(string Name, string Email, string Phone);
