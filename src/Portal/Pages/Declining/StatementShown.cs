namespace TransferScheme.Portal.Pages.Declining;

/// <summary>A statement to read, with the grounds under which it was written.</summary>
sealed record StatementShown(StatementForm Form, GroundList Grounds);
