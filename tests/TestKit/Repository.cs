namespace TransferScheme.TestKit;

/// <summary>The clone that the tests were built from.</summary>
public static class Repository
{
    /// <summary>Its root folder: the nearest one above the test assembly that holds TransferScheme.sln.</summary>
    public static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    static string Find(DirectoryInfo? folder)
    {
        for (; folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "TransferScheme.sln")))
            {
                return folder.FullName;
            }
        }
        throw new DirectoryNotFoundException($"No folder above {AppContext.BaseDirectory} holds TransferScheme.sln.");
    }
}
