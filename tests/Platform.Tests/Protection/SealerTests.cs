using System.Security.Cryptography;
using System.Text.Json;
using TransferScheme.Platform.Protection;
using TransferScheme.Platform.Tests.Deciding;

namespace TransferScheme.Platform.Tests.Protection;

/// <summary>Sealing: opens with a child's key, and with nothing else.</summary>
public sealed class SealerTests(SampleHost fixture) : IClassFixture<SampleHost>
{
    readonly Sealer<ISampleStore> _sealer = fixture.Host.Get<Sealer<ISampleStore>>();
    readonly Guid _child = Guid.CreateVersion7();

    [Fact]
    public async Task What_is_sealed_opens_again_and_is_not_readable_as_it_stands()
    {
        var value = await _sealer.Seal([_child], new Person("Canary Tesfay"), default);
        JsonSerializer.Serialize(value).ShouldNotContain("Canary");
        value.ToString().ShouldBe("Sealed<Person>");
        (await _sealer.Open(value, default)).ShouldBe(new Person("Canary Tesfay"));
        (await _sealer.Seal([_child], new Person("Canary Tesfay"), default)).Cipher.ShouldNotBe(value.Cipher);
    }

    [Fact]
    public async Task A_value_about_two_children_opens_until_the_keys_of_both_are_gone()
    {
        var sibling = Guid.CreateVersion7();
        var value = await _sealer.Seal([_child, sibling], new Person("Canary Tesfay"), default);
        await Erase(_child);
        (await _sealer.Open(value, default)).ShouldNotBeNull();
        await Erase(sibling);
        (await _sealer.Open(value, default)).ShouldBeNull();
    }

    [Fact]
    public async Task A_ciphertext_of_another_field_or_child_or_a_changed_one_does_not_open()
    {
        var value = await _sealer.Seal([_child], new Person("Canary Tesfay"), default);
        var stranger = await _sealer.Seal([Guid.CreateVersion7()], new Person("Other"), default);
        await Should.ThrowAsync<AuthenticationTagMismatchException>(() => _sealer.Open(new Sealed<Place>(value.Cipher, value.Keys), default));
        await Should.ThrowAsync<AuthenticationTagMismatchException>(() => _sealer.Open(value with { Cipher = stranger.Cipher }, default));
        await Should.ThrowAsync<AuthenticationTagMismatchException>(
            () => _sealer.Open(value with { Keys = [new WrappedKey(_child, stranger.Keys[0].Key)] }, default));
    }

    [Fact]
    public async Task Ten_requests_that_meet_a_child_at_once_use_one_key()
    {
        var values = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => _sealer.Seal([_child], new Person($"{i}"), default)));
        foreach (var (i, value) in values.Index())
        {
            (await _sealer.Open(value, default)).ShouldBe(new Person($"{i}"));
        }
    }

    [Fact]
    public void A_master_key_of_another_length_is_refused()
    {
        Should.Throw<InvalidOperationException>(() => new MasterKey(new byte[31])).Message.ShouldContain("32 bytes");
    }

    async Task Erase(Guid child)
    {
        await using var session = fixture.Host.Get<ISampleStore>().LightweightSession();
        session.Delete<ChildKey>(child);
        await session.SaveChangesAsync();
    }

    sealed record Person(string Name);

    sealed record Place(string Name);
}
