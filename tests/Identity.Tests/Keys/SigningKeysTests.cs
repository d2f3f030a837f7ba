using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using TransferScheme.Identity.Keys;
using TransferScheme.Identity.SigningIn;
using TransferScheme.Platform.Protection;
using TransferScheme.Platform.Security;
using TransferScheme.TestKit;

namespace TransferScheme.Identity.Tests.Keys;

public sealed class SigningKeysTests : IAsyncLifetime
{
    static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    // Its own keys would stand in the way: here the issuer is one outside.
    readonly IdentityHost host = new() { Settings = ["Identity:Metadata=https://issuer.example/.well-known/openid-configuration"] };
    readonly SimulatedTime time = new(Start);

    public Task InitializeAsync() => host.InitializeAsync();

    public Task DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Given_many_nodes_when_all_start_at_once_then_there_is_one_key()
    {
        SigningKeys[] nodes = [.. Enumerable.Range(0, 8).Select(_ => Node())];

        var used = await Task.WhenAll(nodes.Select(node => node.SigningAsync(default)));

        used.Select(credentials => credentials.Kid).Distinct().ShouldHaveSingleItem();
        foreach (var node in nodes)
        {
            (await node.PublishedAsync(default)).Select(k => k.Id).ShouldBe([used[0].Kid]);
        }
    }

    [Fact]
    public async Task Given_many_nodes_when_rotation_is_due_then_there_is_one_successor()
    {
        await Node().SigningAsync(default);
        time.AdvanceTo(Start.AddDays(29));

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Node().RotateAsync(default)));

        (await Node().PublishedAsync(default)).Select(k => k.Term.SignsFrom).ShouldBe([Start, Start.AddDays(30)]);
    }

    [Fact]
    public async Task Given_a_year_when_keys_rotate_then_every_token_is_valid_by_the_published_keys_until_it_runs_out()
    {
        var node = Node();
        var kids = new HashSet<string>();
        while (time.GetUtcNow() < Start.AddDays(365))
        {
            await node.RotateAsync(default);
            var token = await new TokenWriter(Node(), Options, new RealTime(time)).WriteAsync(new Holder("s", Standing.Of(Role.Auditor)), "s", default);
            kids.Add(new JsonWebToken(token.AccessToken).Kid);
            time.Advance(TimeSpan.FromMinutes(15));
            (await IsSignedAsync(token.AccessToken, await Node().PublishedAsync(default))).ShouldBeTrue();
            time.Advance(TimeSpan.FromHours(23));
        }

        kids.Count.ShouldBe(13);
        (await Node().PublishedAsync(default)).Count.ShouldBeLessThanOrEqualTo(2);
    }

    [Fact]
    public async Task Given_another_master_key_then_the_private_half_does_not_open()
    {
        await Node().SigningAsync(default);
        var stranger = new SigningKeys(host.The<IIdentityStore>(), new MasterKey(new byte[32]), Options, new RealTime(time));

        await Should.ThrowAsync<System.Security.Cryptography.AuthenticationTagMismatchException>(() => stranger.SigningAsync(default));
    }

    IOptions<IdentityOptions> Options => host.The<IOptions<IdentityOptions>>();

    SigningKeys Node() => new(host.The<IIdentityStore>(), host.The<MasterKey>(), Options, new RealTime(time));

    async Task<bool> IsSignedAsync(string token, IReadOnlyList<SigningKey> keys)
    {
        var set = JsonWebKeySet.Create(System.Text.Json.JsonSerializer.Serialize(
            new JwksAnswer([.. keys.Select(k => k.PublicJwk)]), Platform.Problems.Json.Answers));
        return (await new JsonWebTokenHandler().ValidateTokenAsync(token, new TokenValidationParameters
        {
            IssuerSigningKeys = set.Keys, ValidIssuer = Options.Value.Issuer, ValidAudience = SignIn.Audience, ValidateLifetime = false,
        })).IsValid;
    }
}
