using Microsoft.AspNetCore.Mvc.ModelBinding;
using TransferScheme.Portal.Components;

namespace TransferScheme.Portal.Tests.Components;

/// <summary>What is wrong with a date is said in GOV.UK's words, on the part that is wrong.</summary>
public sealed class DayAnswerTests
{
    [Theory]
    [InlineData("", "", "", "Born.Day: Enter date of birth; Born.Month: ; Born.Year: ")]
    [InlineData("1", "", "2009", "Born.Month: Date of birth must include a month")]
    [InlineData("1", "", "", "Born.Month: Date of birth must include a month and year; Born.Year: ")]
    [InlineData("31", "2", "2009", "Born.Day: Date of birth must be a real date; Born.Month: ; Born.Year: ")]
    [InlineData("1", "13", "2009", "Born.Month: Date of birth must be a real date")]
    [InlineData("x", "1", "2009", "Born.Day: Date of birth must be a real date")]
    [InlineData("1", "1", "09", "Born.Year: Year must include 4 numbers")]
    [InlineData("1", "1", "3000", "Born.Day: Date of birth must be in the past; Born.Month: ; Born.Year: ")]
    public void Given_an_answer_that_is_no_date_when_checked_then_its_part_is_named(string day, string month, string year, string errors)
    {
        var state = new ModelStateDictionary();
        new DayAnswer { Day = day, Month = month, Year = year }
            .Check(state, "Born", "Date of birth", new("en"), (d => d.Year < 2100, "Date of birth must be in the past")).ShouldBeNull();
        string.Join("; ", state.OrderBy(e => e.Key, StringComparer.Ordinal).Select(e => $"{e.Key}: {e.Value!.Errors[0].ErrorMessage}")).ShouldBe(errors);
    }

    [Theory]
    [InlineData("1", "2", "2009")]
    [InlineData(" 01 ", "02", "2009")]
    [InlineData("1", "February", "2009")]
    [InlineData("1", "feb", "2009")]
    public void Given_a_date_when_checked_then_it_is_that_day(string day, string month, string year)
    {
        var state = new ModelStateDictionary();
        new DayAnswer { Day = day, Month = month, Year = year }.Check(state, "Born", "Date of birth", new("en")).ShouldBe(new(2009, 2, 1));
        state.IsValid.ShouldBeTrue();
    }

    [Fact]
    public void Given_a_date_when_asked_again_then_its_parts_stand_there()
    {
        DayAnswer.Of(new(2009, 2, 1)).TryGet(out var day).ShouldBeTrue();
        day.ShouldBe(new(2009, 2, 1));
        DayAnswer.Of(null).IsEmpty.ShouldBeTrue();
    }
}
