namespace TransferScheme.Platform.Settings;

/// <summary>A setting of the scheme.</summary>
/// <param name="Name">
/// Its name; in an environment variable and as a file of <c>Secrets:Folder</c> each <c>:</c> is <c>__</c>. A last part <c>*</c> stands
/// for the name of any service.
/// </param>
/// <param name="Meaning">What it is.</param>
/// <param name="DevelopmentOnly">Whether Production refuses to start with it.</param>
public sealed record Setting(string Name, string Meaning, bool DevelopmentOnly = false);

/// <summary>Every setting that the scheme reads. The framework has its own beside them, such as <c>Logging:LogLevel</c>.</summary>
public static class SchemeSettings
{
    /// <summary>The services, as schemas, users of the database, connection strings and the front door name them.</summary>
    public static IReadOnlyList<string> Services { get; } =
        ["referrals", "allocation", "age_assessments", "refusals", "dashboards", "identity"];

    /// <summary>Every setting.</summary>
    public static IReadOnlyList<Setting> All { get; } =
    [
        new("urls", "Addresses to listen on, `;` between several."),
        new("ConnectionStrings:*", "PostgreSQL of one service, as a user that sees its schema alone."),
        new("ConnectionStrings:Scheme", "PostgreSQL where one user serves all: for services without a string of their own."),
        new("RabbitMq:Uri", "Address of the broker, amqp://user:password@host:port/virtual-host."),
        new("Protection:MasterKeyFile", "File with the key that wraps all others: 32 random bytes in base64, closed to other users."),
        new("Services:Address", "The one address in front of all services. Default: the first that this host listens on."),
        new("Services:TokenAddress", "With an issuer outside: where our services get their own tokens."),
        new("Services:ClientId", "With an issuer outside: the client that our services are there."),
        new("Services:ClientSecretFile", "With an issuer outside: file with that client's secret."),
        new("Identity:Issuer", "Name of the embedded issuer, an absolute address. Default: Services:Address."),
        new("Identity:Metadata", "Discovery document of an issuer outside; when set, the embedded one is off."),
        new("Identity:TokenLifetime", "How long a token is valid, at most 15 minutes, which is the default."),
        new("Identity:KeyLifetime", "How long a key signs tokens, 1 to 90 days. Default: 30 days."),
        new("Identity:KeyNotice", "How long a key is published before it signs, 1 hour to 7 days. Default: 1 day."),
        new("Identity:SessionIdle", "How long after its last renewal a session is over, 5 minutes to 1 hour. Default: 30 minutes."),
        new("Identity:SessionLength", "How long a person stays signed in at most, 15 minutes to 12 hours, which is the default."),
        new("Identity:SecondFactor", "Required or Optional: whether people must have a second factor. Default: Required in Production."),
        new("Portal:ClientSecret", "Secret of the portal at the issuer; the embedded one has the same. Default there: made from the master key."),
        new("Portal:ClientId", "With an issuer outside: the client that the portal is there. Default: portal."),
        new("Portal:Scope", "With an issuer outside: what the portal asks for. Default: openid profile email offline_access."),
        new("Portal:Address", "With an issuer outside: the portal's address as people reach it. Default: Services:Address."),
        new("FrontDoor:Services:*", "Addresses of a service's instances, or of the portal's, `;` between several."),
        new("Notices:Smtp", "Mail server for notices to offices, smtp://user:password@host:port; smtps:// with TLS. Default: the log."),
        new("Notices:From", "Mailbox that notices come from; needed with Notices:Smtp."),
        new("Notices:National", "Mailbox of the national team."),
        new("Notices:Coordinators", "Mailboxes of the regions' coordinators: one address with {region} in it."),
        new("Telemetry:Otlp", "Address of an OTLP collector for traces. Without it none are collected."),
        new("Hosting:Drain", "How long a host that stops still takes requests, 0 to 10 seconds. Default: 0."),
        new("Referrals:StaleReviewDays", "Days after which a best-interests review is stale. Default: 28, our own: none is published."),
        new("Referrals:OutcomeDays", "Calendar days after a move on which its outcome is asked for. Default: 28."),
        new("Referrals:ArrivalGraceHours", "Hours after an expected arrival until children count as missing, 0 to 24. Default: 2, our own."),
        new("Documents:Scanner:Url", "Scanner of documents that speaks clamd's protocol, tcp://host:port. Without it none is scanned."),
        new("Secrets:Folder", "Folder whose every file is a setting, named like an environment variable, which wins over it."),
        new("Demo:File", "File for the sign-ins of a demo, which are enrolled when it is set.", DevelopmentOnly: true),
        new("Development:Clock", "Starts on the simulated clock at this time.", DevelopmentOnly: true),
    ];

    /// <summary>Whether a name is that of a setting.</summary>
    /// <param name="name">The name, with <c>:</c>; upper and lower case are the same.</param>
    public static bool Knows(string name) => Names.Contains(name);

    /// <summary>The names in full, one for each service where a setting stands for several.</summary>
    internal static IReadOnlySet<string> Names { get; } = All.SelectMany(InFull).ToHashSet(StringComparer.OrdinalIgnoreCase);

    static IEnumerable<string> InFull(Setting setting) =>
        setting.Name is "FrontDoor:Services:*" ? [.. Services.Select(s => $"FrontDoor:Services:{s}"), "FrontDoor:Services:portal"]
        : setting.Name[^1] is '*' ? Services.Select(s => $"{setting.Name[..^1]}{s}")
        : [setting.Name];
}
