using Microsoft.AspNetCore.Mvc.ModelBinding;
using TransferScheme.Portal.Components;
using TransferScheme.Portal.Words;

namespace TransferScheme.Portal.Tests.Components;

/// <summary>A day and a time as people type them become an instant, or a sentence says what is wrong.</summary>
public sealed class MomentAnswerTests
{
    [Theory]
    [InlineData("9am", 9, 0)]
    [InlineData("9:40am", 9, 40)]
    [InlineData("9.40 a.m.", 9, 40)]
    [InlineData(" 5:40 PM ", 17, 40)]
    [InlineData("17:40", 17, 40)]
    [InlineData("0940", 9, 40)]
    [InlineData("12am", 0, 0)]
    [InlineData("12pm", 12, 0)]
    [InlineData("midday", 12, 0)]
    [InlineData("midnight", 0, 0)]
    public void A_time_is_understood_as_people_write_it(string typed, int hour, int minute) =>
        MomentAnswer.TimeOf(typed).ShouldBe(new TimeOnly(hour, minute));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("5")]
    [InlineData("24:00")]
    [InlineData("13pm")]
    [InlineData("0am")]
    [InlineData("9:60am")]
    [InlineData("soon")]
    public void What_is_no_time_or_could_be_two_is_none(string? typed) => MomentAnswer.TimeOf(typed).ShouldBeNull();

    [Fact]
    public void Every_minute_of_a_day_is_read_back_in_both_ways_of_writing_it()
    {
        for (var minute = 0; minute < 24 * 60; minute++)
        {
            var time = TimeOnly.MinValue.AddMinutes(minute);
            MomentAnswer.TimeOf($"{time:HH:mm}").ShouldBe(time);
            MomentAnswer.TimeOf($"{(time.Hour + 11) % 12 + 1}:{time.Minute:00}{(time.Hour < 12 ? "am" : "pm")}").ShouldBe(time);
        }
    }

    [Fact]
    public void Given_nothing_when_it_is_checked_then_day_and_time_are_asked_for()
    {
        var state = new ModelStateDictionary();
        new MomentAnswer().Check(state, "Left", "The day on which they left", "The time at which they left", new Text()).ShouldBeNull();
        state["Left.On.Day"]!.Errors.Single().ErrorMessage.ShouldBe("Enter the day on which they left");
        state["Left.At"]!.Errors.Single().ErrorMessage.ShouldBe("Enter the time at which they left");
    }

    [Fact]
    public void Given_a_summer_day_when_it_is_checked_then_the_time_is_that_of_London()
    {
        var answer = new MomentAnswer { On = DayAnswer.Of(new DateOnly(2026, 7, 1)), At = "9am" };
        answer.Check(new ModelStateDictionary(), "Left", "Day", "Time", new Text())
            .ShouldBe(new DateTimeOffset(2026, 7, 1, 9, 0, 0, TimeSpan.FromHours(1)));
    }
}
