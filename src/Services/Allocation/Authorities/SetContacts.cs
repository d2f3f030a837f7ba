using TransferScheme.Platform.Deciding;
using TransferScheme.Platform.Problems;
using TransferScheme.Platform.Time;

namespace TransferScheme.Allocation.Authorities;

/// <summary>How an office is reached: a mailbox, a number, or both. Never a person's.</summary>
/// <param name="Mailbox">Address of the office's mailbox, without any name.</param>
/// <param name="Phone">Number of its desk.</param>
public sealed record Office(string? Mailbox = null, string? Phone = null)
{
    internal void Check(Faults faults, string path)
    {
        faults.When(Mailbox is null && Phone is null, path.TrimEnd('.'), "Needs a mailbox or a phone.");
        faults.When(
            Mailbox is not null && !IsMailbox(Mailbox), $"{path}mailbox", "Must be the address of an office's mailbox, without a name.");
        faults.When(Phone is not null && !IsPhone(Phone), $"{path}phone", "Must be the number of a duty desk, at most 30 characters.");
    }

    static bool IsMailbox(string text) =>
        text.Length <= 200 && text.Split('@') is [{ Length: > 0 } desk, var domain]
        && desk.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-' or '+')
        && domain.Split('.') is { Length: > 1 } labels
        && labels.All(label => label.Length > 0 && label.All(c => char.IsAsciiLetterOrDigit(c) || c is '-'));

    static bool IsPhone(string text) =>
        text.Length <= 30 && text.Count(char.IsAsciiDigit) >= 5
        && text.All(c => char.IsAsciiDigit(c) || c is ' ' or '(' or ')' or '-' or '+');
}

/// <summary>Where an authority's duty desk is reached. Offices only: no member takes a name.</summary>
/// <param name="Mailbox">The duty mailbox.</param>
/// <param name="Phone">Number of the duty desk.</param>
/// <param name="SecondContact">Who is asked when the duty desk does not answer.</param>
/// <param name="OutOfHours">Who is asked at night and at weekends.</param>
/// <param name="Police">The police desk that is told when children on their way do not arrive.</param>
public sealed record SetContactsRequest(
    string Mailbox, string? Phone = null, Office? SecondContact = null, Office? OutOfHours = null, Office? Police = null) : IChecked
{
    internal Office Duty => new(Mailbox, Phone);

    /// <inheritdoc/>
    public void Check(Faults faults)
    {
        Duty.Check(faults, "");
        SecondContact?.Check(faults, "secondContact.");
        OutOfHours?.Check(faults, "outOfHours.");
        Police?.Check(faults, "police.");
    }
}

/// <summary>Sets an authority's duty contacts.</summary>
static class SetContacts
{
    internal static void Map(RouteGroupBuilder authorities) => authorities.MapPut("{code}/contacts", Handle).WithName("SetContacts");

    /// <summary>All contacts are set at once: one that is left out is no more.</summary>
    internal static Decision<AuthorityEvent> Decide(Authority authority, SetContactsRequest request, DateOnly today) =>
        authority.IsAbolishedOn(today) ? SucceedAuthority.Abolished
            : new ContactsSet(request.Duty, request.SecondContact, request.OutOfHours, request.Police);

    static Task<CommandResult> Handle(
        string code, Command<SetContactsRequest> command, IAllocationStore store, TimeProvider clock, CancellationToken ct)
    {
        var today = UkTime.DateOf(clock.GetUtcNow());
        return store.Decide<Authority, AuthorityEvent, SetContactsRequest>(
            command, Streams.Authority(code), AllocationPolicy.MayDeclare,
            (authority, request) => Task.FromResult(Decide(authority, request, today)), ct, Authority.AnswerOn(today));
    }
}
