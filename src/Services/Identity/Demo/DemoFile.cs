using System.Text.Json;
using TransferScheme.Platform.Problems;

namespace TransferScheme.Identity.Demo;

/// <summary>The sign-ins of the demo, as written for those who try it; only its owner can read the file.</summary>
/// <param name="BaseUrl">Address of the scheme.</param>
/// <param name="Users">The people.</param>
/// <param name="Clients">The clients.</param>
sealed record DemoFile(string BaseUrl, IReadOnlyList<DemoUser> Users, IReadOnlyList<DemoCredential> Clients)
{
    static readonly JsonSerializerOptions Format = new(Json.Answers) { WriteIndented = true };

    /// <summary>Reads what a former run wrote.</summary>
    /// <param name="path">The file.</param>
    /// <param name="ct">Cancels the work.</param>
    /// <returns>Null when there is no file, or none that a run wrote.</returns>
    internal static async Task<DemoFile?> ReadAsync(string path, CancellationToken ct)
    {
        try
        {
            await using var stream = File.OpenRead(path);
            return await JsonSerializer.DeserializeAsync<DemoFile>(stream, Format, ct) is { Users: not null, Clients: not null } file ? file : null;
        }
        catch (Exception absent) when (absent is FileNotFoundException or DirectoryNotFoundException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Writes the file, whole or not at all.</summary>
    /// <param name="path">The file.</param>
    /// <param name="ct">Cancels the work.</param>
    internal async Task WriteAsync(string path, CancellationToken ct)
    {
        var draft = $"{path}.{Guid.CreateVersion7():N}";
        try
        {
            var create = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                create.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            await using (var stream = new FileStream(draft, create))
            {
                await JsonSerializer.SerializeAsync(stream, this, Format, ct);
                stream.Flush(flushToDisk: true);
            }

            File.Move(draft, path, overwrite: true);
        }
        finally
        {
            File.Delete(draft);
        }
    }
}

/// <summary>A person of the demo.</summary>
/// <param name="Id">The person.</param>
/// <param name="Email">What they sign in with.</param>
/// <param name="Password">Their password, the same for all people of one installation.</param>
/// <param name="Role">What they are, such as <c>duty-officer</c>.</param>
/// <param name="Authority">Code of their authority.</param>
/// <param name="Region">Slug of their region.</param>
sealed record DemoUser(Guid Id, string Email, string Password, string Role, string? Authority = null, string? Region = null);

/// <summary>A client of the demo.</summary>
/// <param name="ClientId">Its client id.</param>
/// <param name="ClientSecret">Its secret.</param>
/// <param name="Role">What it is, such as <c>api-client</c>.</param>
/// <param name="Authority">Code of its authority.</param>
/// <param name="Region">Slug of its region.</param>
sealed record DemoCredential(string ClientId, string ClientSecret, string Role, string? Authority = null, string? Region = null);
