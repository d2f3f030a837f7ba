namespace TransferScheme.Architecture.Tests;

/// <summary>What source files may name: the bus in one folder, the store nowhere, the scheme not in the store.</summary>
public sealed class NamingTests
{
    const string BusFolder = "src/Platform/Messaging/";

    [Fact]
    public void Only_the_messaging_folder_names_the_bus() => BusUsers(Sources.Product).ShouldBeEmpty();

    [Fact]
    public void A_file_elsewhere_that_names_the_bus_is_found() =>
        BusUsers(
        [
            new Source($"{BusFolder}Outgoing.cs", "using MassTransit;\n"),
            new Source("src/Services/Referrals/A.cs", "using MassTransit;\n"),
            new Source("src/Platform/Hosting/B.cs", "namespace A;\nglobal using  MassTransit.Logging;\n"),
            new Source("src/Platform/Hosting/C.cs", "var bus = services.GetService<MassTransit.IBus>();\n"),
            new Source("src/Platform/Hosting/D.cs", "logging.AddFilter(\"MassTransit\", level);\n"),
        ]).ShouldBe(["src/Services/Referrals/A.cs", "src/Platform/Hosting/B.cs", "src/Platform/Hosting/C.cs"]);

    [Fact]
    public void Services_and_platform_name_no_store() => StoreUsers(Sources.Product).ShouldBeEmpty();

    [Fact]
    public void A_service_that_names_a_store_is_found() =>
        StoreUsers(
        [
            new Source("src/EventStore/A.cs", "using TransferScheme.EventStore;\n"),
            new Source("src/Services/Referrals/B.cs", "using TransferScheme.EventStore;\n"),
            new Source("src/Platform/Hosting/C.cs", "using Marten.Events;\n"),
            new Source("src/Platform/Hosting/D.cs", "using JasperFx;\n"),
            new Source("src/Platform/Hosting/E.cs", "using System;\n"),
        ]).ShouldBe(["src/Services/Referrals/B.cs", "src/Platform/Hosting/C.cs", "src/Platform/Hosting/D.cs"]);

    [Fact]
    public void The_store_knows_no_word_of_the_scheme() => SchemeWords(Sources.Product).ShouldBeEmpty();

    [Fact]
    public void A_store_that_knows_a_word_of_the_scheme_is_found() =>
        SchemeWords(
        [
            new Source("src/EventStore/A.cs", "/// <summary>Such as <c>offer_made</c>.</summary>\nvar rows = 1;\n"),
            new Source("src/EventStore/B.cs", "var authority = 1;\n"),
            new Source("src/EventStore/C.cs", "class ReferralReader;\n"),
            new Source("src/Services/Referrals/D.cs", "var authority = 1;\n"),
        ]).ShouldBe(["src/EventStore/B.cs: authority", "src/EventStore/C.cs: Referral"]);

    [Fact]
    public void Delayed_redelivery_is_used_nowhere() => Redelivering(Sources.All).ShouldBeEmpty();

    [Fact]
    public void Delayed_redelivery_is_found() => Redelivering([new Source("a.cs", Forbidden), new Source("b.cs", "Retry")]).ShouldBe(["a.cs"]);

    // Written in two parts, because this file is searched as well.
    static string Forbidden => "UseDelayed" + "Redelivery";

    static IReadOnlyList<string> Redelivering(IEnumerable<Source> sources) =>
        [.. sources.Where(s => s.Text.Contains(Forbidden, StringComparison.Ordinal)).Select(s => s.Path)];

    static IReadOnlyList<string> BusUsers(IEnumerable<Source> sources) =>
        [.. sources.Where(s => !s.IsIn(BusFolder) && s.Find(@"\bMassTransit[.;]").Any()).Select(s => s.Path)];

    static IReadOnlyList<string> StoreUsers(IEnumerable<Source> sources) =>
    [
        .. sources.Where(s => s.IsIn("src/Services/", "src/Platform/"))
            .Where(s => s.Find(@"using\s+(Marten|JasperFx|Weasel|TransferScheme\.EventStore)\b").Any()).Select(s => s.Path),
    ];

    static IReadOnlyList<string> SchemeWords(IEnumerable<Source> sources) =>
    [
        .. from source in sources.Where(s => s.IsIn("src/EventStore/"))
           from word in source.Find(@"(?i)Referral|Authorit(y|ies)|Allocation|Asylum|Child(ren)?|Council|Refusal|Rota\b")
           select $"{source.Path}: {word}",
    ];
}
