namespace TransferScheme.TestKit;

/// <summary>A real RabbitMQ of the tests' own, on a free port of 127.0.0.1. It is gone when the test process is, however that ends.</summary>
public sealed class PrivateRabbit : IAsyncDisposable
{
    static readonly Lazy<Task<PrivateRabbit>> TheShared = new(StartAsync);
    static int lastHost;
    readonly string folder;

    PrivateRabbit(string folder, string uri) => (this.folder, Uri) = (folder, new Uri(uri));

    /// <summary>The default virtual host, with the user's name and password. It stays the same after <see cref="RestartAsync"/>.</summary>
    public Uri Uri { get; }

    /// <summary>What the server wrote to its console.</summary>
    public string LogFile => Path.Combine(folder, "out");

    /// <summary>The one broker of this test process, started on first use. Tests that stop or kill a broker start their own.</summary>
    public static Task<PrivateRabbit> SharedAsync() => TheShared.Value;

    /// <summary>Starts a broker for the caller alone, in about four seconds.</summary>
    /// <exception cref="InvalidOperationException">RabbitMQ is not installed (the message has the command to type) or did not start.</exception>
    public static async Task<PrivateRabbit> StartAsync()
    {
        var place = await ProcessFolder.NextAsync("rabbit");
        return new PrivateRabbit(place, await LocalScript.RunAsync("rabbit", "start", place));
    }

    /// <summary>Makes an empty virtual host and answers its address: queues of the same name in two of them are two queues.</summary>
    public async Task<Uri> CreateVirtualHostAsync() =>
        new(await LocalScript.RunAsync("rabbit", "host", folder, $"test-{Interlocked.Increment(ref lastHost)}"));

    /// <summary>Answers what <c>rabbitmqctl</c> says, for instance to <c>list_queues -p HOST name type messages</c>.</summary>
    public Task<string> ControlAsync(params IEnumerable<string> arguments) =>
        LocalScript.RunAsync("rabbit", ["control", folder, .. arguments]);

    /// <summary>Stops the broker in good order.</summary>
    public Task StopAsync() => LocalScript.RunAsync("rabbit", "stop", folder);

    /// <summary>Ends every process of the broker by SIGKILL.</summary>
    public Task KillAsync() => LocalScript.RunAsync("rabbit", "kill", folder);

    /// <summary>Ends the broker and deletes its data: after <see cref="RestartAsync"/> it is empty.</summary>
    public Task WipeAsync() => LocalScript.RunAsync("rabbit", "wipe", folder);

    /// <summary>Starts it again at the same address, after a stop, a kill or a wipe; stops it first when it runs.</summary>
    public async Task RestartAsync()
    {
        await StopAsync();
        var now = await LocalScript.RunAsync("rabbit", "start", folder);
        if (now != Uri.OriginalString)
        {
            throw new InvalidOperationException("RabbitMQ's port was taken meanwhile: it runs at another address.");
        }
    }

    /// <summary>Ends the broker and deletes its data.</summary>
    public async ValueTask DisposeAsync() => await LocalScript.RunAsync("rabbit", "remove", folder);
}
