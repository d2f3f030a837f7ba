using Spectre.Console;

namespace TransferScheme.Tool;

/// <summary><c>scheme export rota [FILE]</c> and <c>scheme export receipts [FILE]</c></summary>
static class Export
{
    /// <summary>The ledger.</summary>
    internal static readonly Exported Ledger = new("/api/v1/rota/export", "The ledger is");

    /// <summary>The receipts of all decisions.</summary>
    internal static readonly Exported Receipts = new("/api/v1/rota/receipts", "The receipts are");

    /// <summary>Writes JSON lines to a file or to standard output, byte for byte as the scheme answers them.</summary>
    internal static async Task<int> RunAsync(SchemeClient scheme, IAnsiConsole console, Exported what, string? file)
    {
        if (file is null)
        {
            await scheme.CopyAsync(what.Path, async lines => await CopyAsync(lines, console.Profile.Out.Writer));
            return 0;
        }

        try
        {
            await scheme.CopyAsync(what.Path, async lines =>
            {
                // A copy that breaks off must not pass for the whole, nor replace an earlier one.
                await using (var written = File.Create($"{file}.part"))
                {
                    await lines.CopyToAsync(written);
                }

                File.Move($"{file}.part", file, overwrite: true);
            });
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailedException($"{file} cannot be written: {failure.Message}");
        }

        console.WriteLine($"{what.Says} in {file}.");
        return 0;
    }

    // Not by the console, which would take long lines apart.
    static async Task CopyAsync(Stream lines, TextWriter output)
    {
        using var reader = new StreamReader(lines);
        while (await reader.ReadLineAsync() is { } line)
        {
            await output.WriteAsync($"{line}\n");
        }
    }
}

/// <summary>What can be exported.</summary>
/// <param name="Path">Where the scheme answers it.</param>
/// <param name="Says">How the tool begins to say where it is.</param>
sealed record Exported(string Path, string Says);
