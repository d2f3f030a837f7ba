using TransferScheme.Platform.Hosting;

namespace TransferScheme.Platform.Tests.Settings;

public sealed class SecretsFolderTests
{
    readonly string _folder = Directory.CreateTempSubdirectory("secrets-").FullName;

    [Fact]
    public void Given_files_then_each_is_a_setting_without_the_end_of_its_line()
    {
        Write("ConnectionStrings__referrals", "Host=db;Username=scheme_referrals;Password=in-a-file\n");
        Write("Identity__Issuer", "https://scheme.example");
        Directory.CreateDirectory(Path.Combine(_folder, "..data"));

        var settings = SchemeHost.CreateEdge([$"--Secrets:Folder={_folder}"]).Configuration;

        settings["ConnectionStrings:referrals"].ShouldBe("Host=db;Username=scheme_referrals;Password=in-a-file");
        settings["Identity:Issuer"].ShouldBe("https://scheme.example");
    }

    [Fact]
    public void Given_a_file_and_a_variable_or_an_argument_of_one_name_then_the_file_gives_way()
    {
        Write("Services__ClientId", "of the file");
        Write("Identity__Issuer", "of the file");
        Write("Services__Address", "of the file");
        Environment.SetEnvironmentVariable("Services__ClientId", "of the variable");
        try
        {
            var settings = SchemeHost.CreateEdge([$"--Secrets:Folder={_folder}", "--Identity:Issuer=of the argument"]).Configuration;

            new[] { settings["Services:ClientId"], settings["Identity:Issuer"], settings["Services:Address"] }
                .ShouldBe(["of the variable", "of the argument", "of the file"]);
        }
        finally
        {
            Environment.SetEnvironmentVariable("Services__ClientId", null);
        }
    }

    [Fact]
    public void Given_a_file_whose_name_is_misspelt_then_the_host_is_not_made()
    {
        Write("RabbitMq__Url", "amqp://secret@broker/");

        Should.Throw<InvalidOperationException>(() => SchemeHost.CreateEdge([$"--Secrets:Folder={_folder}"]))
            .Message.ShouldBe("RabbitMq:Url is no setting: did you mean RabbitMq:Uri?");
    }

    void Write(string name, string value) => File.WriteAllText(Path.Combine(_folder, name), value);
}
