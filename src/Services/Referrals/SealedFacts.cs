namespace TransferScheme.Referrals;

/// <summary>The content of one section, as JSON of the HTTP contract; only ever inside a <c>Sealed</c>.</summary>
/// <param name="Section">The section: sealed with its content, so that one cannot be passed off as another.</param>
/// <param name="Json">JSON text.</param>
public sealed record SectionContent(string Section, string Json);

/// <summary>Who signed an arrangement, as they wrote it.</summary>
/// <param name="SignedBy">Name.</param>
/// <param name="Office">Office.</param>
public sealed record SigningOfficer(string SignedBy, string Office);

/// <summary>Why an item of the hand-over list is not needed, or follows.</summary>
/// <param name="Item">The item: sealed with its reason, so that one cannot be passed off as another.</param>
/// <param name="Text">The reason.</param>
public sealed record HandoverReason(string Item, string Text);

/// <summary>Who travels with the children.</summary>
/// <param name="Escort">Name or description.</param>
public sealed record Journey(string Escort);

/// <summary>Who received the children.</summary>
/// <param name="ReceivedBy">Name.</param>
public sealed record Reception(string ReceivedBy);

/// <summary>What was written about an act, such as a hold.</summary>
/// <param name="Act">The act: sealed with its note, so that one cannot be passed off as another.</param>
/// <param name="Text">The note.</param>
public sealed record ActNote(string Act, string Text);

/// <summary>The police's part in a missing episode.</summary>
/// <param name="Reference">Their reference.</param>
public sealed record PoliceReport(string Reference);

/// <summary>What is agreed about an age in question.</summary>
/// <param name="Timescale">By when it is answered.</param>
/// <param name="Safeguards">What protects the child, and other children, until then.</param>
public sealed record AgePlan(string Timescale, string Safeguards);

/// <summary>A child's own words.</summary>
/// <param name="Summary">What the child said.</param>
public sealed record ChildsWords(string Summary);

/// <summary>A best-interests review.</summary>
/// <param name="ReviewedBy">Who reviewed.</param>
/// <param name="Summary">What they found, and what the children say.</param>
public sealed record ReviewReport(string ReviewedBy, string Summary);

/// <summary>How the children are, some weeks after the move.</summary>
/// <param name="Summary">What was found.</param>
public sealed record OutcomeReport(string Summary);

/// <summary>When somebody was born, as it was claimed or found.</summary>
/// <param name="DateOfBirth">The date; null where there is none.</param>
/// <param name="AgeFrom">Lower end of a range, in years.</param>
/// <param name="AgeTo">Upper end of a range, in years.</param>
public sealed record AgeDates(DateOnly? DateOfBirth, int? AgeFrom = null, int? AgeTo = null);
