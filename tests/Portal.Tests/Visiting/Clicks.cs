namespace TransferScheme.Portal.Tests.Visiting;

/// <summary>Counts what a person presses with a mouse, over all pages of one window.</summary>
/// <param name="visitor">The person.</param>
sealed class Clicks(Visitor visitor)
{
    /// <summary>Counts from now on.</summary>
    internal static async Task<Clicks> CountAsync(Visitor visitor)
    {
        await visitor.Page.AddInitScriptAsync(
            """
            addEventListener('pointerdown', press => {
                if (press.isTrusted) {
                    sessionStorage.clicks = 1 + Number(sessionStorage.clicks ?? 0);
                }
            }, true);
            """);
        return new Clicks(visitor);
    }

    /// <summary>How many so far.</summary>
    internal Task<int> SoFarAsync() => visitor.Page.EvaluateAsync<int>("() => Number(sessionStorage.clicks ?? 0)");
}
