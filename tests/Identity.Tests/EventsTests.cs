using System.Text.Json;
using TransferScheme.Identity.Clients;
using TransferScheme.Identity.Persons;
using TransferScheme.Identity.SecondFactors;
using TransferScheme.Identity.Sessions;
using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Protection;
using TransferScheme.Platform.Security;

namespace TransferScheme.Identity.Tests;

public sealed class EventsTests
{
    static readonly Standing DutyOfficer = Standing.Of(Role.DutyOfficer, "E10000016");
    static readonly DateTimeOffset At = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    static readonly Guid Key = Guid.Parse("01997c1e-0000-7000-8000-000000000001");
    static readonly Sealed<PersonDetails> Details = new("Y2lwaGVy", [new WrappedKey(Key, "a2V5")]);

    public static TheoryData<object, string> Golden => new()
    {
        { new PersonEnrolled(DutyOfficer, Details, "h1"), """{"standing":{"role":"duty-officer","authority":"E10000016"},"details":{"cipher":"Y2lwaGVy","keys":[{"child":"01997c1e-0000-7000-8000-000000000001","key":"a2V5"}]},"passwordHash":"h1"}""" },
        { new PersonTold(DutyOfficer, Details), """{"standing":{"role":"duty-officer","authority":"E10000016"},"details":{"cipher":"Y2lwaGVy","keys":[{"child":"01997c1e-0000-7000-8000-000000000001","key":"a2V5"}]}}""" },
        { new PersonPasswordChanged("h2"), """{"passwordHash":"h2"}""" },
        { new DelegationSet(true), """{"mayDecline":true}""" },
        { new PersonDeactivated(), "{}" },
        { new SessionStarted(Key, "portal", "h1", 2, true, At), """{"person":"01997c1e-0000-7000-8000-000000000001","client":"portal","tokenHash":"h1","passwordChanges":2,"secondFactor":true,"at":"2026-03-02T09:00:00+00:00"}""" },
        { new SessionRenewed("h2", At), """{"tokenHash":"h2","at":"2026-03-02T09:00:00+00:00"}""" },
        { new SessionEnded("signed-out"), """{"reason":"signed-out"}""" },
        { new SecondFactorBegun(new Sealed<OtpSecret>("Y2lwaGVy", [new WrappedKey(Key, "a2V5")])), """{"secret":{"cipher":"Y2lwaGVy","keys":[{"child":"01997c1e-0000-7000-8000-000000000001","key":"a2V5"}]}}""" },
        { new SecondFactorConfirmed(59, ["r1", "r2"]), """{"step":59,"recoveryHashes":["r1","r2"]}""" },
        { new OneTimeCodeUsed(60), """{"step":60}""" },
        { new RecoveryCodeUsed("r1"), """{"hash":"r1"}""" },
        { new RecoveryCodesReplaced(["r3"]), """{"recoveryHashes":["r3"]}""" },
        { new SecondFactorRemoved(), "{}" },
        { new ClientEnrolled("c", Standing.Of(Role.Coordinator, region: "london"), "h1", Key), """{"clientId":"c","standing":{"role":"coordinator","region":"london"},"secretHash":"h1","person":"01997c1e-0000-7000-8000-000000000001"}""" },
        { new ClientSecretRotated("h2"), """{"secretHash":"h2"}""" },
    };

    [Theory]
    [MemberData(nameof(Golden))]
    public void Given_event_then_its_stored_form_stays_and_reads_back(object e, string json)
    {
        JsonSerializer.Serialize(e, e.GetType(), Platform.Problems.Json.Answers).ShouldBe(json);
        var back = JsonSerializer.Deserialize(json, e.GetType(), Platform.Problems.Json.Answers);
        JsonSerializer.Serialize(back, e.GetType(), Platform.Problems.Json.Answers).ShouldBe(json);
    }

    static readonly Type[] Unions = [typeof(PersonEvent), typeof(ClientEvent), typeof(SessionEvent), typeof(SecondFactorEvent)];

    [Fact]
    public void Every_event_has_a_golden_form_and_is_evolved() =>
        Golden.Select(row => row[0].GetType()).Order(ByName).ShouldBe(typeof(PersonEvent).Assembly.GetTypes()
            .Where(t => !t.IsAbstract && Unions.Any(t.IsSubclassOf)).Order(ByName));

    [Fact]
    public void Given_persons_events_then_the_state_follows()
    {
        PersonEvent[] events = [new PersonEnrolled(DutyOfficer, Details, "h1"), new PersonPasswordChanged("h2"), new DelegationSet(true), new PersonDeactivated()];

        events.Aggregate((Person?)null, Person.Evolve).ShouldBe(
            new Person { Standing = DutyOfficer, Details = Details, PasswordHash = "h2", PasswordChanges = 1, MayDecline = true, Active = false });
        Should.Throw<InvalidOperationException>(() => Person.Evolve(null, new PersonDeactivated()));
    }

    [Fact]
    public void Given_clients_events_then_the_state_follows()
    {
        ClientEvent[] events = [new ClientEnrolled("c", DutyOfficer, "h1", Key), new ClientSecretRotated("h2")];

        events.Aggregate((Client?)null, Client.Evolve).ShouldBe(new Client { ClientId = "c", Standing = DutyOfficer, SecretHash = "h2", Person = Key });
        Should.Throw<InvalidOperationException>(() => Client.Evolve(null, new ClientSecretRotated("h2")));
    }

    [Fact]
    public void Given_active_person_when_deactivated_then_once()
    {
        var person = new Person { Standing = DutyOfficer, Details = Details, PasswordHash = "h", Active = true };

        DeactivatePerson.Decide(person).Events.ShouldBe([new PersonDeactivated()]);
        DeactivatePerson.Decide(person with { Active = false }).ShouldBe(Decision<PersonEvent>.Nothing);
    }

    [Fact]
    public void Given_person_when_delegated_then_once_and_never_one_who_may_not_act()
    {
        var person = new Person { Standing = DutyOfficer, Details = Details, PasswordHash = "h", Active = true };

        SetDelegation.Decide(person, true).Events.ShouldBe([new DelegationSet(true)]);
        SetDelegation.Decide(person, false).ShouldBe(Decision<PersonEvent>.Nothing);
        SetDelegation.Decide(person with { MayDecline = true }, false).Events.ShouldBe([new DelegationSet(false)]);
        SetDelegation.Decide(person with { Active = false }, true).Rejection!.Code.ShouldBe("person-deactivated");
    }

    [Theory]
    [InlineData(Role.National, null, null, null, null)]
    [InlineData(Role.Auditor, null, null, null, null)]
    [InlineData(Role.Coordinator, null, "london", null, null)]
    [InlineData(Role.DutyOfficer, "E10000016", null, null, null)]
    [InlineData(Role.Assessor, "E10000016", null, null, null)]
    [InlineData(Role.Manager, "E10000016", null, null, null)]
    [InlineData(Role.ApiClient, "E10000016", null, "role-not-for-people", null)]
    [InlineData(Role.Portal, null, null, "role-not-for-people", null)]
    [InlineData(Role.Service, null, null, "role-not-for-people", "role-not-for-people")]
    [InlineData(Role.Portal, "E10000016", null, "role-not-for-people", "place-not-for-role")]
    [InlineData(Role.National, "E10000016", null, "place-not-for-role", "place-not-for-role")]
    [InlineData(Role.National, null, "london", "place-not-for-role", "place-not-for-role")]
    [InlineData(Role.Coordinator, null, null, "region-needed", "region-needed")]
    [InlineData(Role.Coordinator, "E10000016", "london", "region-needed", "region-needed")]
    [InlineData(Role.DutyOfficer, null, null, "authority-needed", "authority-needed")]
    [InlineData(Role.Manager, "E10000016", "london", "authority-needed", "authority-needed")]
    public void Given_role_and_place_when_enrolled_then_only_what_belongs_together(
        Role role, string? authority, string? region, string? forPerson, string? forClient)
    {
        var standing = Standing.Of(role, authority, region);

        Person.Enrol(standing, Details, "h").Rejection?.Code.ShouldBe(forPerson);
        Client.Enrol("c", standing, "h", null).Rejection?.Code.ShouldBe(forClient);
        if (forPerson is null)
        {
            Person.Enrol(standing, Details, "h").Events.ShouldBe([new PersonEnrolled(standing, Details, "h")]);
        }
    }

    static readonly Comparer<Type> ByName = Comparer<Type>.Create((a, b) => string.CompareOrdinal(a.Name, b.Name));
}
