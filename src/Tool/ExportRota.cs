using Spectre.Console;

namespace TransferScheme.Tool;

/// <summary><c>scheme export rota [FILE]</c></summary>
static class ExportRota
{
    /// <summary>Writes the ledger as JSON lines, to a file or to standard output, byte for byte as the scheme answers it.</summary>
    internal static async Task<int> RunAsync(SchemeClient scheme, IAnsiConsole console, string? file)
    {
        if (file is null)
        {
            await scheme.CopyAsync("/api/v1/rota/export", async lines => await CopyAsync(lines, console.Profile.Out.Writer));
            return 0;
        }

        try
        {
            await scheme.CopyAsync("/api/v1/rota/export", async lines =>
            {
                // A copy that breaks off must not pass for the ledger, nor replace an earlier one.
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

        console.WriteLine($"The ledger is in {file}.");
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
