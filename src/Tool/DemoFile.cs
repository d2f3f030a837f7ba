using System.Text.Json;

namespace TransferScheme.Tool;

/// <summary>The demo's sign-ins, as <c>deploy/run</c> writes them.</summary>
/// <param name="BaseUrl">Address of the scheme.</param>
/// <param name="Users">The people.</param>
/// <param name="Clients">The clients.</param>
sealed record DemoFile(Uri BaseUrl, IReadOnlyList<DemoUser> Users, IReadOnlyList<DemoClient> Clients)
{
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { RespectRequiredConstructorParameters = true };

    /// <summary>The client of the national team, as which this tool signs in.</summary>
    internal DemoClient National => Clients.FirstOrDefault(c => c.Role == "national")
        ?? throw new CommandFailedException("The demo's sign-ins hold no client of the national team.");

    /// <summary>Reads the file named, or the nearest <c>.local/demo.json</c> above the current folder or the program's.</summary>
    /// <exception cref="CommandFailedException">There is none, or it is something else.</exception>
    internal static DemoFile Read(string? path)
    {
        var file = path ?? Above(Environment.CurrentDirectory) ?? Above(AppContext.BaseDirectory)
            ?? throw new CommandFailedException("There is no .local/demo.json here or above: start deploy/run, or name one with --demo.");
        try
        {
            return JsonSerializer.Deserialize<DemoFile>(File.ReadAllText(file), Json) ?? throw new JsonException("null");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new CommandFailedException($"{file} cannot be read as the demo's sign-ins: {failure.Message}");
        }
    }

    static string? Above(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
        {
            var file = Path.Combine(at.FullName, ".local", "demo.json");
            if (File.Exists(file))
            {
                return file;
            }
        }

        return null;
    }
}

/// <summary>A client's sign-in.</summary>
/// <param name="ClientId">Its id.</param>
/// <param name="ClientSecret">Its secret.</param>
/// <param name="Role">What it is in the scheme.</param>
/// <param name="Authority">Code of its authority, where it has one.</param>
/// <param name="Region">Slug of its region, where it has one.</param>
sealed record DemoClient(string ClientId, string ClientSecret, string Role, string? Authority = null, string? Region = null);

/// <summary>A person of the demo.</summary>
/// <param name="Id">Who it is.</param>
/// <param name="Role">What they are in the scheme.</param>
/// <param name="Authority">Code of their authority, where they have one.</param>
sealed record DemoUser(Guid Id, string Role, string? Authority = null);
