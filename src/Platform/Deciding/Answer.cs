using System.Text.Json;
using TransferScheme.Platform.Problems;

namespace TransferScheme.Platform.Deciding;

/// <summary>What a command answers: identifier, status and version, never personal data, because first answers are kept for good.</summary>
/// <param name="Id">The case.</param>
/// <param name="Status">Where it stands now.</param>
/// <param name="Version">Its version, the number of its ETag.</param>
public sealed record CommandAnswer(Guid Id, string Status, long Version);

/// <summary>A successful answer as it goes out, and as it is kept for repeats.</summary>
/// <param name="Status">200 or 201.</param>
/// <param name="Body">JSON text.</param>
/// <param name="Version">The stream's version, for the ETag.</param>
/// <param name="Location">Address of what was created.</param>
public sealed record Answer(int Status, string Body, long Version, string? Location = null)
{
    /// <summary>The ETag of a version.</summary>
    /// <param name="version">The stream's version.</param>
    public static string ETag(long version) => $"\"{version}\"";

    /// <summary>200 with identifier, status and version.</summary>
    /// <param name="id">The case.</param>
    /// <param name="status">Where it stands now.</param>
    /// <param name="version">Its version.</param>
    public static Answer Ok(Guid id, string status, long version) => Ok(new CommandAnswer(id, status, version), version);

    /// <summary>200 with a body.</summary>
    /// <param name="body">The body; no personal data.</param>
    /// <param name="version">The case's version.</param>
    public static Answer Ok(object body, long version) => new(200, Text(body), version);

    /// <summary>201 with a body and its address.</summary>
    /// <param name="location">The address of what is new, from the root.</param>
    /// <param name="body">The body; no personal data.</param>
    /// <param name="version">The version of what is new.</param>
    public static Answer Created(string location, object body, long version) => new(201, Text(body), version, location);

    static string Text(object body) => JsonSerializer.Serialize(body, body.GetType(), Json.Answers);
}

/// <summary>The first answer to an Idempotency-Key, kept for good in the same transaction as the events it answers for.</summary>
/// <param name="Id">Keyed hash of the caller and the key.</param>
/// <param name="Payload">Keyed hash of method, address and body.</param>
/// <param name="Answer">The answer.</param>
public sealed record KeptAnswer(string Id, string Payload, Answer Answer);
