namespace TransferScheme.Tool.Tests;

/// <summary>The tool without any scheme.</summary>
static class Offline
{
    /// <summary>Runs it.</summary>
    internal static Task<(int Code, string Output, string Errors)> RunAsync(params IEnumerable<string> args) => ReadingAsync("", args);

    /// <summary>Runs it with something on its standard input.</summary>
    internal static async Task<(int Code, string Output, string Errors)> ReadingAsync(string input, params IEnumerable<string> args)
    {
        using var reader = new StringReader(input);
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var code = await CommandLine.RunAsync([.. args], reader, output, errors);
        return (code, output.ToString(), errors.ToString().Trim());
    }
}
