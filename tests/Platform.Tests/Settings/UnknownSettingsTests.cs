using Microsoft.Extensions.Configuration;
using TransferScheme.Platform.Settings;

namespace TransferScheme.Platform.Tests.Settings;

public sealed class UnknownSettingsTests
{
    [Theory]
    [InlineData("Protection:MasterKeyFil", "did you mean Protection:MasterKeyFile?")]
    [InlineData("protection:masterkeyfiles", "did you mean Protection:MasterKeyFile?")]
    [InlineData("ConnectionStrings:referal", "did you mean ConnectionStrings:referrals?")]
    [InlineData("FrontDoor:Services:portals", "did you mean FrontDoor:Services:portal?")]
    [InlineData("Services:Address:0", "did you mean Services:Address?")]
    [InlineData("Development:Time", "there are Development:Clock.")]
    [InlineData("Services:Token", "there are Services:Address, Services:ClientId, Services:ClientSecretFile, Services:TokenAddress.")]
    public void Given_a_setting_of_ours_that_is_not_known_then_it_is_named_with_what_was_meant(string name, string meant) =>
        UnknownSettings.Faults(Of(name)).ShouldBe([$"{name} is no setting: {meant}"]);

    [Fact]
    public void Given_every_setting_and_those_of_others_then_nothing_is_unknown() =>
        UnknownSettings.Faults(Of([.. SchemeSettings.Names, "Logging:LogLevel:Default", "AllowedHosts", "IDENTITY"])).ShouldBeEmpty();

    [Fact]
    public void Given_several_unknown_settings_then_each_is_named() =>
        UnknownSettings.Faults(Of("RabbitMq:Url", "Demo:Files")).ShouldBe(
        [
            "Demo:Files is no setting: did you mean Demo:File?", "RabbitMq:Url is no setting: did you mean RabbitMq:Uri?",
        ]);

    [Fact]
    public void Every_setting_has_its_own_name_and_a_meaning()
    {
        SchemeSettings.All.Select(s => s.Name).ShouldBeUnique();
        SchemeSettings.All.Where(s => s.Meaning.Length == 0 || s.Meaning[^1] != '.').ShouldBeEmpty();
        SchemeSettings.Knows("connectionstrings:AGE_ASSESSMENTS").ShouldBeTrue();
        SchemeSettings.Knows("ConnectionStrings:portal").ShouldBeFalse();
    }

    static IConfiguration Of(params IEnumerable<string> names) =>
        new ConfigurationBuilder().AddInMemoryCollection(names.Select(n => KeyValuePair.Create(n, (string?)"set"))).Build();
}
