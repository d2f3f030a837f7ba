using System.Reflection;
using System.Xml.Linq;
using TransferScheme.Platform.Protection;

namespace TransferScheme.Architecture.Tests;

/// <summary>Events are closed, sealed and documented facts, and what identifies a person stands in them sealed or not at all.</summary>
public sealed class EventTests
{
    static readonly IReadOnlyList<string> Personal =
        ["Name", "GivenName", "FamilyName", "DateOfBirth", "Email", "Phone", "Address", "Summary", "Note", "Text"];

    /// <summary>Members that look personal and are not, and why.</summary>
    static readonly Dictionary<string, string> Public = new()
    {
        ["AuthorityPositionChanged.Name"] = "The name of a council, as published.",
        ["AuthorityRegistered.Name"] = "The name of a council, as published.",
        ["KnownPosition.Name"] = "The name of a council, as published.",
        ["Office.Phone"] = "The number of a duty desk, never a person's.",
        ["RulesAdopted.Name"] = "The name of a version of the rules.",
    };

    static readonly IReadOnlyList<Type> Events = [.. Ours.Services.Written().Where(t => !t.IsAbstract && IsEvent(t))];

    static readonly IReadOnlyList<Type> Messages = [.. new[] { Ours.Contracts }.Written().Where(t => t.GetProperty("OccurredAt") is not null)];

    [Fact]
    public void There_are_events_and_messages_to_look_at()
    {
        Events.Count.ShouldBeGreaterThan(15);
        Messages.Count.ShouldBeGreaterThan(9);
    }

    [Fact]
    public void Every_event_and_message_is_sealed() => Events.Concat(Messages).Where(t => !t.IsSealed).ShouldBeEmpty();

    [Fact]
    public void Every_union_of_events_is_closed() =>
        Ours.Services.Written().Where(t => t.IsAbstract && IsEvent(t)).Where(t => !IsClosed(t)).ShouldBeEmpty();

    [Fact]
    public void An_open_union_is_found() => IsClosed(typeof(SampleEvent)).ShouldBeFalse();

    [Fact]
    public void Every_name_of_an_event_is_used_once_in_its_service() =>
        Events.GroupBy(e => (e.Assembly, e.Name)).Where(g => g.Count() > 1).Select(g => g.Key.Name).ShouldBeEmpty();

    [Fact]
    public void Every_event_and_message_says_what_it_means() => Undocumented(Events.Concat(Messages)).ShouldBeEmpty();

    [Fact]
    public void An_event_that_does_not_say_what_it_means_is_found() => Undocumented([typeof(Undescribed)]).ShouldBe([typeof(Undescribed)]);

    [Fact]
    public void No_event_or_message_holds_personal_text_that_is_not_sealed() => Bare(Events.Concat(Messages)).ShouldBeEmpty();

    [Fact]
    public void Personal_text_that_is_not_sealed_is_found_also_inside_a_list() =>
        Bare([typeof(Spoken)]).ShouldBe(["Spoken.Note", "Person.Email", "Person.DateOfBirth"]);

    static bool IsEvent(Type type) =>
        type.BaseType is { } union && ((type.IsAbstract && type.Name.EndsWith("Event", StringComparison.Ordinal) && type.GetMethod("<Clone>$") is not null)
            || (union.IsAbstract && union.Name.EndsWith("Event", StringComparison.Ordinal) && union.Assembly == type.Assembly));

    // Only the assembly itself can add a case: each constructor but the copying one is private protected.
    static bool IsClosed(Type union) =>
        union.GetConstructors(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance)
            .Where(c => c.GetParameters() is not [var only] || only.ParameterType != union).All(c => c.IsFamilyAndAssembly);

    static IReadOnlyList<Type> Undocumented(IEnumerable<Type> types) => [.. types.Where(t => Summary(t).Length < 10)];

    static string Summary(Type type)
    {
        var file = Path.ChangeExtension(type.Assembly.Location, "xml");
        return XDocument.Load(file).Descendants("member").FirstOrDefault(m => m.Attribute("name")!.Value == $"T:{type.FullName!.Replace('+', '.')}")
            ?.Element("summary")?.Value.Trim() ?? "";
    }

    static IReadOnlyList<string> Bare(IEnumerable<Type> types)
    {
        var seen = new HashSet<Type>();
        return [.. types.SelectMany(t => BareOf(t, seen)).Distinct().Where(m => !Public.ContainsKey(m))];
    }

    static IEnumerable<string> BareOf(Type type, HashSet<Type> seen) => !seen.Add(type) || IsSealed(type) ? [] :
    [
        .. from member in type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
           where !IsSealed(member.PropertyType)
           from found in Personal.Contains(member.Name)
               ? [$"{type.Name}.{member.Name}"]
               : Parts(member.PropertyType).Where(IsOwn).SelectMany(part => BareOf(part, seen))
           select found,
    ];

    static IEnumerable<Type> Parts(Type type) =>
        type.IsGenericType && !IsSealed(type) ? [type, .. type.GetGenericArguments().SelectMany(Parts)] : [type];

    static bool IsSealed(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Sealed<>);

    static bool IsOwn(Type type) => type.Namespace?.StartsWith("TransferScheme.", StringComparison.Ordinal) == true && !type.IsEnum;

    // CA1852 wants it sealed; an open union is what the control is about.
#pragma warning disable CA1852
    abstract record SampleEvent;
#pragma warning restore CA1852

    sealed record Undescribed : SampleEvent;

    sealed record Spoken(Sealed<Person> Summary, string Note, IReadOnlyList<Person> Others) : SampleEvent;

    sealed record Person(string Email, DateOnly? DateOfBirth, string Office);
}
