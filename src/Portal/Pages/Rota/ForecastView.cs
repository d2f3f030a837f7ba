namespace TransferScheme.Portal.Pages.Rota;

/// <summary>What authorities can expect of the rota.</summary>
sealed record ForecastView(
    DateTimeOffset AsAt, IReadOnlyList<AuthorityForecast> Authorities, Arrivals Arrivals, IReadOnlyList<string> Assumptions,
    Calibration Calibration);

/// <summary>What one authority can expect.</summary>
sealed record AuthorityForecast(string Authority, string Name, string Region, IReadOnlyList<Turns> Turns, NextTurn? NextTurn);

/// <summary>Children within so many weeks: expected, and the bounds outside of which a number is unlikely.</summary>
sealed record Turns(int Weeks, decimal Expected, int Low, int High);

/// <summary>An authority's next turn: which child of those to come it is, and when; a day too far ahead is not named.</summary>
sealed record NextTurn(int InChildren, DateOnly? EarliestOn, DateOnly? ExpectedOn, DateOnly? LatestOn);

/// <summary>The arrivals that a forecast builds on.</summary>
sealed record Arrivals(decimal PerWeek, int Weeks);

/// <summary>How often such forecasts held in the recorded years.</summary>
sealed record Calibration(string Years, int Interval, IReadOnlyList<Covered> Covered);

/// <summary>How often those of so many weeks held, in percent; apart, where half a child or more was due.</summary>
sealed record Covered(int Weeks, int Forecasts, decimal Percent, decimal DuePercent);
