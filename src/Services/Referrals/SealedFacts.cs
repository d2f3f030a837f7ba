namespace TransferScheme.Referrals;

/// <summary>The content of one section, as JSON of the HTTP contract; only ever inside a <c>Sealed</c>.</summary>
/// <param name="Section">The section: sealed with its content, so that one cannot be passed off as another.</param>
/// <param name="Json">JSON text.</param>
public sealed record SectionContent(string Section, string Json);

/// <summary>Who signed an arrangement, as they wrote it.</summary>
/// <param name="SignedBy">Name.</param>
/// <param name="Office">Office.</param>
public sealed record SigningOfficer(string SignedBy, string Office);

/// <summary>Who travels with the children.</summary>
/// <param name="Escort">Name or description.</param>
public sealed record Journey(string Escort);

/// <summary>Who received the children.</summary>
/// <param name="ReceivedBy">Name.</param>
public sealed record Reception(string ReceivedBy);
