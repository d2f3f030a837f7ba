namespace TransferScheme.Tool.Replay;

/// <summary>The days on which the replay acts: neither Saturday, Sunday nor a bank holiday of England and Wales.</summary>
static class Calendar
{
    static readonly Lazy<HashSet<DateOnly>> BankHolidays = new(() =>
        [.. Figures.Read("bank_holidays.csv", row => (Division: row.GetString("division"), Date: row.Parse<DateOnly>("date")))
            .Where(holiday => holiday.Division == "england-and-wales").Select(holiday => holiday.Date)]);

    /// <summary>Whether people are at work.</summary>
    internal static bool IsWorkingDay(DateOnly day) =>
        day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !BankHolidays.Value.Contains(day);

    /// <summary>The working days from one day to before another.</summary>
    internal static IReadOnlyList<DateOnly> WorkingDays(DateOnly from, DateOnly to) =>
        [.. Enumerable.Range(0, to.DayNumber - from.DayNumber).Select(from.AddDays).Where(IsWorkingDay)];

    /// <summary>The working day so many working days after another.</summary>
    internal static DateOnly Add(DateOnly day, int workingDays)
    {
        for (; workingDays > 0; workingDays--)
        {
            do
            {
                day = day.AddDays(1);
            }
            while (!IsWorkingDay(day));
        }

        return day;
    }
}
