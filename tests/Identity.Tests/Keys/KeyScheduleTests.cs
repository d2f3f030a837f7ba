using TransferScheme.Identity.Keys;

namespace TransferScheme.Identity.Tests.Keys;

public sealed class KeyScheduleTests
{
    static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    static readonly KeySchedule Schedule = new(TimeSpan.FromDays(30), TimeSpan.FromDays(1), TimeSpan.FromMinutes(15));
    static readonly KeyTerm First = new(Start, Start, Start.AddDays(30));

    [Fact]
    public void Given_no_key_then_the_first_signs_at_once() => Schedule.Due([], Start).ShouldBe(First);

    [Fact]
    public void Given_key_when_its_last_day_begins_then_its_successor_is_published_and_follows_it()
    {
        Schedule.Due([First], Start.AddDays(29).AddTicks(-1)).ShouldBeNull();
        Schedule.Due([First], Start.AddDays(29)).ShouldBe(new KeyTerm(Start.AddDays(29), Start.AddDays(30), Start.AddDays(60)));
    }

    [Fact]
    public void Given_successor_when_published_then_the_old_key_signs_until_it_begins()
    {
        KeyTerm[] keys = [First, new(Start.AddDays(29), Start.AddDays(30), Start.AddDays(60))];

        KeySchedule.Signing(keys, Start.AddDays(30).AddTicks(-1)).ShouldBe(0);
        KeySchedule.Signing(keys, Start.AddDays(30)).ShouldBe(1);
        Schedule.Due(keys, Start.AddDays(30)).ShouldBeNull();
    }

    [Fact]
    public void Given_last_token_of_a_key_has_run_out_then_it_is_published_no_more()
    {
        KeyTerm[] keys = [First, new(Start.AddDays(29), Start.AddDays(30), Start.AddDays(60))];

        Schedule.IsPublished(keys, 0, Start.AddDays(30).AddMinutes(19)).ShouldBeTrue();
        Schedule.IsPublished(keys, 0, Start.AddDays(30).AddMinutes(20)).ShouldBeFalse();
        Schedule.IsPublished(keys, 1, Start.AddDays(29)).ShouldBeTrue();
    }

    [Fact]
    public void Given_rotation_was_late_then_the_successor_still_gives_an_hours_notice_and_the_old_key_signs_on()
    {
        var late = Start.AddDays(30).AddMinutes(-20);

        var successor = Schedule.Due([First], late).ShouldNotBeNull();

        successor.ShouldBe(new KeyTerm(late, late.AddHours(1), late.AddHours(1).AddDays(30)));
        KeySchedule.Signing([First, successor], Start.AddDays(30).AddMinutes(39)).ShouldBe(0);
        KeySchedule.Signing([First, successor], Start.AddDays(30).AddMinutes(40)).ShouldBe(1);
        Schedule.IsPublished([First, successor], 0, successor.SignsFrom.AddMinutes(19)).ShouldBeTrue();
    }

    [Fact]
    public void Given_long_standstill_then_no_old_key_signs_and_a_new_one_does_at_once()
    {
        var later = Start.AddDays(100);

        KeySchedule.Signing([First], later).ShouldBeNull();
        var next = Schedule.Due([First], later).ShouldNotBeNull();
        next.ShouldBe(new KeyTerm(later, later, later.AddDays(30)));
        KeySchedule.Signing([First, next], later).ShouldBe(1);
    }
}
