using TransferScheme.Dashboards.Following;
using TransferScheme.Dashboards.Streaming;

namespace TransferScheme.Dashboards.Tests.Streaming;

/// <summary>Whom a change concerns: the need-to-know table by kind of case and by how far the referral has come.</summary>
public sealed class AudienceTests
{
    static readonly DateTimeOffset Later = Story.Start.AddDays(20);

    static readonly IReadOnlyDictionary<string, string> Regions = new Dictionary<string, string>
    {
        [Story.Kent] = "south-east", [Story.Leeds] = "yorkshire", [Story.York] = "york",
    };

    // Eligible; recommended; offered to York, then to Leeds; accepted; arranged; departed; completed.
    [Theory]
    [InlineData(2, "kent", "kent", "south-east")]
    [InlineData(4, "kent york", "kent", "south-east york")]
    [InlineData(5, "kent leeds", "kent", "south-east yorkshire")]
    [InlineData(6, "kent leeds", "kent leeds", "south-east yorkshire")]
    [InlineData(8, "kent leeds", "kent leeds", "south-east yorkshire")]
    [InlineData(9, "leeds", "leeds", "yorkshire")]
    public void Given_a_referral_at_a_stage_then_a_change_concerns_those_who_have_a_part_in_it(
        int steps, string authorities, string assessors, string regions) =>
        Text(Of("referral", Story.Life(1, steps, 1), at: Later)).ShouldBe($"{authorities} | {assessors} | {regions}");

    [Fact]
    public void Given_the_move_itself_or_the_outcome_then_the_entry_authority_is_told()
    {
        var done = Story.Life(1, 9, 1);
        Text(Of("referral", done, at: Story.Completed(1, 6).OccurredAt)).ShouldBe("kent leeds | kent leeds | south-east yorkshire");
        Text(Of("referral", done, at: DateTimeOffset.MinValue)).ShouldBe("kent leeds | kent leeds | south-east yorkshire");
    }

    [Fact]
    public void Given_an_offer_that_ends_then_its_authority_is_told_of_that_and_of_no_later_change_of_the_referral()
    {
        object[] declined = [.. Story.Life(1, 5, 1), Story.Declined(1, 2)];
        Text(Of("offer", declined, [Story.Leeds])).ShouldBe("kent leeds | kent | south-east yorkshire");
        Text(Of("referral", declined)).ShouldBe("kent | kent | south-east yorkshire");
        Text(Of("referral", [.. declined, Story.Settled(1, 2)])).ShouldBe("kent | kent | south-east");
    }

    [Fact]
    public void Given_a_recommendation_then_the_region_is_told_and_the_authority_is_not() =>
        Text(Of("allocation", Story.Life(1, 3, 1), [Story.Leeds])).ShouldBe("kent | kent | south-east yorkshire");

    [Fact]
    public void Given_reasons_for_a_decline_then_both_recipients_and_their_regions_until_the_move_and_no_assessor()
    {
        Text(Of("refusal", Story.Life(1, 5, 1), [Story.York], Story.Kent)).ShouldBe("kent york |  | south-east york");
        Text(Of("refusal", Story.Life(1, 9, 1), [Story.York], Story.Kent, Later)).ShouldBe("york |  | york");
    }

    [Fact]
    public void Given_an_age_in_question_then_who_is_responsible_with_its_assessors_and_its_region() =>
        Text(Of("ageAssessment", [], [Story.Leeds])).ShouldBe("leeds | leeds | yorkshire");

    [Theory]
    [InlineData("authority")]
    [InlineData("rules")]
    [InlineData("direction")]
    public void Given_what_councils_owe_or_are_directed_then_everybody(string kind) => Of(kind, []).IsEverybody.ShouldBeTrue();

    [Fact]
    public void Given_a_referral_that_is_not_known_then_nobody_but_those_who_see_all() =>
        Text(Audience.Of("referral", Later, [], null, null, Later, Regions.GetValueOrDefault)).ShouldBe(" |  | ");

    static Audience Of(string kind, IReadOnlyList<object> messages, string[]? named = null, string? entry = null, DateTimeOffset? at = null)
    {
        var referral = messages.Aggregate(new ReferralProgress { Id = Story.Id(3, 1) }, ReferralProgressProjection.With);
        return Audience.Of(kind, at ?? Story.Start, named ?? [], entry, referral, Later, Regions.GetValueOrDefault);
    }

    static string Text(Audience audience) =>
        $"{Names(audience.Authorities)} | {Names(audience.Assessors)} | {string.Join(' ', audience.Regions.Order(StringComparer.Ordinal))}";

    static string Names(IEnumerable<string> codes) => string.Join(' ', codes.Select(code =>
        code switch { Story.Kent => "kent", Story.Leeds => "leeds", _ => "york" }).Order(StringComparer.Ordinal));
}
