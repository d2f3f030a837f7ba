using Microsoft.Extensions.Configuration;
using TransferScheme.Platform.Settings;

namespace TransferScheme.Platform.Tests.Settings;

public sealed class ProductionCheckTests
{
    [Theory]
    [InlineData("600", true)]
    [InlineData("440", true)]
    [InlineData("660", true)]
    [InlineData("604", false)]
    [InlineData("644", false)]
    [InlineData("602", false)]
    public void Given_a_master_key_file_then_only_one_that_is_closed_to_other_users_passes(string mode, bool passes)
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("master-").FullName, "master.key");
        File.WriteAllText(file, "key");
        File.SetUnixFileMode(file, (UnixFileMode)Convert.ToInt32(mode, 8));
        var link = $"{file}.link";
        File.CreateSymbolicLink(link, file);

        ProductionCheck.Faults(Of(("Protection:MasterKeyFile", link))).ShouldBe(
            passes ? [] : ["The file in Protection:MasterKeyFile can be read or written by other users: chmod o-rwx."]);
    }

    [Theory]
    [InlineData("Demo:File", "demo.json", "Demo:File belongs to development: unset it.")]
    [InlineData("Demo:File", "", null)]
    [InlineData("Development:Clock", "2026-03-02T09:00:00Z", "Development:Clock belongs to development: unset it.")]
    [InlineData("RabbitMq:Uri", "amqp://guest:guest@broker:5672/", Guest)]
    [InlineData("RabbitMq:Uri", "amqp://guest:other@broker:5672/", Guest)]
    [InlineData("RabbitMq:Uri", "amqp://%67uest@broker/", Guest)]
    [InlineData("RabbitMq:Uri", "amqp://broker:5672/", Guest)]
    [InlineData("RabbitMq:Uri", "amqp://scheme:secret@broker:5672/", null)]
    [InlineData("Portal:ClientSecret", "0123456789abcdef0123456789abcde", "Portal:ClientSecret is shorter than 32 characters: make a random one.")]
    [InlineData("Portal:ClientSecret", "0123456789abcdef0123456789abcdef", null)]
    [InlineData("Identity:Metadata", "http://issuer.example/d", "Identity:Metadata must begin with https: whoever reads the way reads who signs in.")]
    [InlineData("Identity:Metadata", "https://issuer.example/d", null)]
    [InlineData("Portal:Address", "http://portal.example", "Portal:Address must begin with https: whoever reads the way reads who signs in.")]
    [InlineData("Portal:Address", "https://portal.example", null)]
    [InlineData("ConnectionStrings:Scheme", "Host=db;Username=postgres", "ConnectionStrings:Scheme" + EverySchema)]
    [InlineData("ConnectionStrings:referrals", "Host=db;User ID=postgres", "ConnectionStrings:referrals" + EverySchema)]
    [InlineData("ConnectionStrings:referrals", "Host=db;Password=x", "ConnectionStrings:referrals" + EverySchema)]
    [InlineData("ConnectionStrings:referrals", "Host=db;Username=scheme_referrals;Password=x", null)]
    [InlineData("ConnectionStrings:referrals", "no connection string", null)]
    public void Given_a_secret_or_switch_of_development_then_it_is_named_and_its_value_is_not(string name, string value, string? fault)
    {
        ProductionCheck.Faults(Of((name, value))).ShouldBe(fault is null ? [] : [fault]);
    }

    [Fact]
    public void Given_several_then_all_are_named() =>
        ProductionCheck.Faults(Of(("Demo:File", "a"), ("Development:Clock", "b"), ("RabbitMq:Uri", "amqp://broker/"))).Count.ShouldBe(3);

    const string Guest = "RabbitMq:Uri signs in as guest, whose password everybody knows: make a user.";
    const string EverySchema = " signs in as postgres, who sees every schema: name the service's own user.";

    static IConfiguration Of(params (string Name, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Name, (string?)s.Value))).Build();
}
