using System.Text.Json;
using TransferScheme.Allocation.Authorities;
using TransferScheme.TestKit;

namespace TransferScheme.Allocation.Tests.Authorities;

public sealed class SetContactsTests
{
    static readonly DateOnly Today = new(2026, 3, 10);
    static readonly SetContactsRequest Request = new("duty.desk@n1.gov.uk", "01632 960 001", null, new Office(Phone: "(01632) 960-002"));

    [Fact]
    public void Given_authority_when_contacts_are_set_then_set() =>
        N1().When(a => SetContacts.Decide(a, Request, Today)).Then(new ContactsSet(
            new Office("duty.desk@n1.gov.uk", "01632 960 001"), null, new Office(null, "(01632) 960-002")));

    [Fact]
    public void Given_contacts_from_before_there_was_a_police_desk_when_read_then_they_name_none()
    {
        var police = new ContactsSet(new Office("duty@n1.gov.uk"), null, null, new Office("missing@police.example"));
        N1().When(a => SetContacts.Decide(a, new("duty@n1.gov.uk", Police: new Office("missing@police.example")), Today)).Then(police);
        JsonSerializer.Deserialize<ContactsSet>("""{"Duty":{"Mailbox":"duty@n1.gov.uk"},"SecondContact":null,"OutOfHours":null}""")
            .ShouldBe(police with { Police = null });
        Faulty.Members(new SetContactsRequest("duty@n1.gov.uk", Police: new Office())).ShouldBe("police");
    }

    [Fact]
    public void Given_abolished_when_contacts_are_set_then_rejected() =>
        N1(new AuthoritySucceeded(["N2"], Today)).When(a => SetContacts.Decide(a, Request, Today)).ThenRejected("authority-abolished");

    [Theory]
    [InlineData("duty@n1.gov.uk", "+44 (0)1632-960001", "")]
    [InlineData("Jane Smith <jane@n1.gov.uk>", null, "mailbox")]
    [InlineData("Jane Smith", null, "mailbox")]
    [InlineData("@n1.gov.uk", null, "mailbox")]
    [InlineData("duty@n1", null, "mailbox")]
    [InlineData("duty@n1..uk", null, "mailbox")]
    [InlineData("duty@n1.gov.uk", "ask for Jane", "phone")]
    [InlineData("duty@n1.gov.uk", "999", "phone")]
    [InlineData("duty@n1.gov.uk", "01632 960001 01632 960001 0163", "")]
    [InlineData("duty@n1.gov.uk", "01632 960001 01632 960001 01632", "phone")]
    public void A_mailbox_and_a_number_have_no_name(string mailbox, string? phone, string members) =>
        Faulty.Members(new SetContactsRequest(mailbox, phone)).ShouldBe(members);

    [Fact]
    public void Further_offices_have_a_mailbox_or_a_number() =>
        Faulty.Members(new SetContactsRequest("duty@n1.gov.uk", null, new Office(), new Office("Jane", "Jane")))
            .ShouldBe("outOfHours.mailbox outOfHours.phone secondContact");

    static History<Authority, AuthorityEvent> N1(params AuthorityEvent[] then) => Given.Events<Authority, AuthorityEvent>(
        [new AuthorityRegistered("N1", "Council N1", "England", "north-east", 100_000, "mid-2024", false), .. then]);
}
