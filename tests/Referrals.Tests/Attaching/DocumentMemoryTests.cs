using System.Net;
using System.Security.Cryptography;
using TransferScheme.Platform.Documents;
using TransferScheme.Platform.Security;

namespace TransferScheme.Referrals.Tests.Attaching;

/// <summary>Runs while nothing else does: what others keep in memory would be counted.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AloneCollection
{
    internal const string Name = "alone";
}

/// <summary>The largest document goes in and out in parts: neither side ever holds more than some of it.</summary>
[Collection(AloneCollection.Name)]
public sealed class DocumentMemoryTests(ReferralsHost fixture) : IClassFixture<ReferralsHost>
{
    const int Largest = (int)Upload.Most;

    // The measure is what is alive after a full collection, in the middle of the transfer: caller, server and their buffers together.
    const long MostAlive = Largest / 4;

    long _before, _most;

    [Fact]
    public async Task Twenty_MiB_come_and_go_with_little_of_them_in_memory_and_nothing_in_clear()
    {
        using var kent = fixture.Host.Client(Role.ApiClient, A.Kent);
        var path = await DocumentApiTests.Path(kent);
        await There(kent, path, 1024 * 1024);
        await Back(kent, path);

        (_before, _most) = (GC.GetTotalMemory(forceFullCollection: true), 0);
        await There(kent, path, Largest);
        var hash = await Back(kent, path);
        (_most - _before).ShouldBeLessThan(MostAlive);
        _most.ShouldBeGreaterThan(0);

        using var expected = new MemoryStream();
        await new Generated(Largest, isKnown: true).CopyToAsync(expected);
        hash.ShouldBe(Convert.ToHexStringLower(SHA256.HashData(expected.ToArray())));
        (await DocumentCalls.TablesWith(fixture.Host.Database, "Canary-stream")).ShouldBeEmpty();
    }

    async Task There(HttpClient kent, string path, int length)
    {
        using var content = new Generated(length, isKnown: false, Measure);
        using var answer = await kent.Attach(path, content, "text/plain");
        answer.IsSuccessStatusCode.ShouldBeTrue(await answer.Content.ReadAsStringAsync());
    }

    async Task<string> Back(HttpClient kent, string path)
    {
        using var answer = await kent.GetAsync(path, HttpCompletionOption.ResponseHeadersRead);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        await using var body = await answer.Content.ReadAsStreamAsync();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var part = new byte[Generated.Part];
        for (int read, all = 0; (read = await body.ReadAtLeastAsync(part, part.Length, throwOnEndOfStream: false)) > 0;)
        {
            hash.AppendData(part, 0, read);
            Measure(all += read);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    void Measure(int gone)
    {
        if (gone % (2 * 1024 * 1024) == 0)
        {
            _most = Math.Max(_most, GC.GetTotalMemory(forceFullCollection: true));
        }
    }
}
