using System.Net;
using System.Net.NetworkInformation;

namespace TransferScheme.TestKit.Tests;

/// <summary>What is left on the machine.</summary>
static class Machine
{
    /// <summary>The command lines of live processes that work in the folder, or name it in their command line or environment.</summary>
    internal static string[] ProcessesOf(string folder) =>
    [
        .. Directory.EnumerateDirectories("/proc")
            .Where(process => int.TryParse(Path.GetFileName(process), out _) && Concerns(process, folder))
            .Select(process => Read(process, "cmdline").Replace('\0', ' '))
            .Where(line => line != "")
    ];

    /// <summary>Whether something listens on the port of 127.0.0.1.</summary>
    internal static bool IsListening(int port) =>
        IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Contains(new IPEndPoint(IPAddress.Loopback, port));

    static bool Concerns(string process, string folder) =>
        Read(process, "cmdline").Contains(folder) || Read(process, "environ").Contains(folder) || WorksIn(process, folder);

    static bool WorksIn(string process, string folder)
    {
        try
        {
            return new FileInfo(Path.Combine(process, "cwd")).LinkTarget?.StartsWith(folder, StringComparison.Ordinal) == true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    static string Read(string process, string file)
    {
        try
        {
            return File.ReadAllText(Path.Combine(process, file));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
