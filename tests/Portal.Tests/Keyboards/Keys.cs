using Microsoft.Playwright;
using TransferScheme.Portal.Tests.Visiting;
using TransferScheme.TestKit;

namespace TransferScheme.Portal.Tests.Keyboards;

/// <summary>
/// A keyboard and no mouse. Each press of Tab is held to what a person needs: the focus is seen, it is inside the window, and it comes after
/// where it was.
/// </summary>
/// <param name="visitor">Whose browser it is.</param>
sealed class Keys(Visitor visitor)
{
    // What has the focus and how it looks with and without. The look of a radio or checkbox is its label's.
    const string Looking =
        """
        () => {
            const at = document.activeElement;
            if (!at || at === document.body) {
                return null;
            }
            const label = at.labels?.[0];
            const boxed = at.type === 'radio' || at.type === 'checkbox';
            const look = () => {
                const style = boxed ? getComputedStyle(label, '::before') : getComputedStyle(at);
                const { outlineStyle, outlineWidth, outlineColor, boxShadow, backgroundColor, borderColor } = style;
                return [outlineStyle, outlineWidth, outlineColor, boxShadow, backgroundColor, borderColor].join('|');
            };
            const focused = look();
            const box = (boxed ? label : at).getBoundingClientRect();
            const drawn = /^(solid|dashed|auto)/.test(focused) && !/^\w+\|0px/.test(focused) || !/\|none\|/.test(focused);
            at.blur();
            const unfocused = look();
            at.focus({ preventScroll: true });
            const last = window.lastFocused;
            window.lastFocused = at;
            const words = text => (text ?? '').replace(/\s+/g, ' ').trim();
            const isAfter = () => (last.compareDocumentPosition(at) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
            const follows = !last?.isConnected || last === at || isAfter();
            return {
                name: words(at.getAttribute('aria-label') ?? label?.textContent ?? at.textContent),
                group: words(at.closest('fieldset')?.querySelector('legend')?.textContent),
                kind: at.type ?? at.tagName.toLowerCase(),
                isChecked: at.checked === true,
                isSeen: focused !== unfocused && drawn,
                isInWindow: box.width > 1 && box.height > 1 && box.bottom > 0 && box.top < innerHeight
                    && box.right > 0 && box.left < innerWidth,
                follows: follows && at.tabIndex === 0,
                look: focused,
            };
        }
        """;

    /// <summary>Where the focus is.</summary>
    internal sealed record Stop
    {
        public string Name { get; init; } = "";

        public string Group { get; init; } = "";

        public string Kind { get; init; } = "";

        public bool IsChecked { get; init; }

        public bool IsSeen { get; init; }

        public bool IsInWindow { get; init; }

        public bool Follows { get; init; }

        public string Look { get; init; } = "";
    }

    /// <summary>How often the focus was looked at.</summary>
    internal int Stops { get; private set; }

    /// <summary>Goes past the menu, by the link that is first on every page.</summary>
    internal async Task SkipAsync()
    {
        await visitor.Page.EvaluateAsync("() => { window.lastFocused = null; }");
        (await TabAsync()).Name.ShouldBe("Skip to main content");
        await PressAsync("Enter");
        (await visitor.Page.EvaluateAsync<string>("() => document.activeElement.id")).ShouldBe("main-content");
        await visitor.Page.EvaluateAsync("() => { window.lastFocused = document.activeElement; }");
    }

    /// <summary>One step on.</summary>
    internal async Task<Stop> TabAsync()
    {
        await PressAsync("Tab");
        var stop = await visitor.Page.EvaluateAsync<Stop?>(Looking)
            ?? throw new InvalidOperationException($"The focus left {visitor.Page.Url}.");
        stop.IsSeen.ShouldBeTrue($"The focus on '{stop.Name}' ({stop.Kind}) is not seen at {visitor.Page.Url}: {stop.Look}");
        stop.IsInWindow.ShouldBeTrue($"'{stop.Name}' ({stop.Kind}) is out of the window at {visitor.Page.Url}.");
        stop.Follows.ShouldBeTrue($"'{stop.Name}' ({stop.Kind}) does not follow what had the focus before, at {visitor.Page.Url}.");
        Stops++;
        return stop;
    }

    /// <summary>On to what has this name.</summary>
    /// <param name="name">The name, or its begin.</param>
    internal Task<Stop> ToAsync(string name) => UntilAsync(stop => stop.Name.StartsWith(name, StringComparison.Ordinal), name);

    /// <summary>Types into a field.</summary>
    /// <param name="label">Its label, or the label's begin.</param>
    /// <param name="text">What to type.</param>
    internal async Task TypeAsync(string label, string text)
    {
        await ToAsync(label);
        await visitor.Page.Keyboard.TypeAsync(text);
    }

    /// <summary>Types a day.</summary>
    /// <param name="question">What is asked, or a part of it.</param>
    /// <param name="day">The day.</param>
    internal async Task DayAsync(string question, DateOnly day)
    {
        await UntilAsync(stop => stop.Name == "Day" && stop.Group.Contains(question, StringComparison.Ordinal), question);
        await visitor.Page.Keyboard.TypeAsync($"{day.Day}");
        await TypeAsync("Month", $"{day.Month}");
        await TypeAsync("Year", $"{day.Year}");
    }

    /// <summary>Chooses one answer of a question: the arrows move in it.</summary>
    /// <param name="question">What is asked, or a part of it.</param>
    /// <param name="answer">The answer, or its begin.</param>
    internal async Task ChooseAsync(string question, string answer)
    {
        var stop = await UntilAsync(s => s.Kind == "radio" && s.Group.Contains(question, StringComparison.Ordinal), question);
        for (var presses = 0; !stop.Name.StartsWith(answer, StringComparison.Ordinal); presses++)
        {
            presses.ShouldBeLessThan(20, answer);
            await PressAsync("ArrowDown");
            stop = (await visitor.Page.EvaluateAsync<Stop?>(Looking))!;
            stop.IsSeen.ShouldBeTrue(stop.Name);
        }

        if (!stop.IsChecked)
        {
            await PressAsync("Space");
        }

        (await visitor.Page.EvaluateAsync<bool>("() => document.activeElement.checked")).ShouldBeTrue(answer);
    }

    /// <summary>Ticks a box.</summary>
    /// <param name="label">Its label, or the label's begin.</param>
    internal async Task TickAsync(string label)
    {
        await ToAsync(label);
        await PressAsync("Space");
        (await visitor.Page.EvaluateAsync<bool>("() => document.activeElement.checked")).ShouldBeTrue(label);
    }

    /// <summary>
    /// Chooses of a list: from its top by the first letter, and down from there. More letters are one word to the browser only when they
    /// come fast.
    /// </summary>
    /// <param name="label">Its label, or the label's begin.</param>
    /// <param name="option">What to choose.</param>
    internal async Task SelectAsync(string label, string option)
    {
        await ToAsync(label);
        await PressAsync("Home");
        await PressAsync(option[..1]);
        for (var presses = 0; await ChosenAsync() != option; presses++)
        {
            presses.ShouldBeLessThan(60, option);
            await PressAsync("ArrowDown");
        }

        Task<string> ChosenAsync() =>
            visitor.Page.EvaluateAsync<string>("() => document.activeElement.selectedOptions[0].textContent.trim()");
    }

    /// <summary>On to a link or button, and through it to the next page.</summary>
    /// <param name="name">What it says, or its begin.</param>
    internal async Task EnterAsync(string name)
    {
        await ToAsync(name);
        await GoAsync();
    }

    /// <summary>Presses Enter, which leads to the next page.</summary>
    internal async Task GoAsync()
    {
        await visitor.Page.EvaluateAsync("() => { window.isLeft = true; }");
        await PressAsync("Enter");
        await Poll.UntilAsync(HasComeAsync, TimeSpan.FromSeconds(20), $"the page after {visitor.Page.Url}");
    }

    /// <summary>The form that was sent has errors: their summary has the focus, and its first link leads to the field.</summary>
    /// <param name="field">Name of the field.</param>
    internal async Task MendAsync(string field)
    {
        (await visitor.Page.EvaluateAsync<bool>("() => document.activeElement.classList.contains('govuk-error-summary')")).ShouldBeTrue();
        await TabAsync();
        await PressAsync("Enter");
        (await visitor.Page.EvaluateAsync<string>("() => document.activeElement.name")).ShouldBe(field);
        (await visitor.Page.EvaluateAsync<Stop?>(Looking))!.IsSeen.ShouldBeTrue(field);
    }

    internal Task PressAsync(string key) => visitor.Page.Keyboard.PressAsync(key);

    async Task<Stop> UntilAsync(Func<Stop, bool> wanted, string what)
    {
        for (var presses = 0; presses < 150; presses++)
        {
            if (await TabAsync() is var stop && wanted(stop))
            {
                return stop;
            }
        }

        throw new InvalidOperationException($"Tab never came to '{what}' at {visitor.Page.Url}.");
    }

    // Scripts of the page, which give the summary of errors the focus, have run when it is complete.
    async Task<bool> HasComeAsync()
    {
        try
        {
            return await visitor.Page.EvaluateAsync<bool>("() => !window.isLeft && document.readyState === 'complete'");
        }
        catch (PlaywrightException)
        {
            // Between two pages.
            return false;
        }
    }
}
