using TransferScheme.Identity.SigningIn;
using TransferScheme.TestKit;

namespace TransferScheme.Identity.Tests.SigningIn;

public sealed class FailedSignInsTests
{
    readonly SimulatedTime time = new(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));
    readonly FailedSignIns failed;

    public FailedSignInsTests() => failed = new FailedSignIns(new RealTime(time));

    [Fact]
    public void Given_nine_failures_within_a_minute_then_no_wait()
    {
        Fail(9);

        failed.WaitOf("name").ShouldBeNull();
    }

    [Fact]
    public void Given_ten_failures_within_a_minute_then_a_minutes_wait_and_a_new_count()
    {
        Fail(10);

        failed.WaitOf("name").ShouldBe(TimeSpan.FromMinutes(1));
        failed.WaitOf("another").ShouldBeNull();
        time.Advance(TimeSpan.FromSeconds(59));
        failed.WaitOf("name").ShouldBe(TimeSpan.FromSeconds(1));
        time.Advance(TimeSpan.FromSeconds(1));
        failed.WaitOf("name").ShouldBeNull();
        Fail(9);
        failed.WaitOf("name").ShouldBeNull();
    }

    [Fact]
    public void Given_failures_spread_over_more_than_a_minute_then_no_wait()
    {
        Fail(9);
        time.Advance(TimeSpan.FromMinutes(1));
        Fail(9);

        failed.WaitOf("name").ShouldBeNull();
    }

    [Fact]
    public void Given_failures_of_many_names_when_they_are_over_then_they_are_forgotten()
    {
        for (var name = 0; name < 1000; name++)
        {
            failed.Count($"{name}");
        }

        time.Advance(TimeSpan.FromMinutes(1));
        failed.Count("name");

        failed.Remembered.ShouldBe(1);
    }

    void Fail(int times)
    {
        for (var each = 0; each < times; each++)
        {
            failed.Count("name");
        }
    }
}
