namespace TransferScheme.Referrals.Submitting;

/// <summary>One question of the form.</summary>
/// <typeparam name="T">What it is asked of: the form, a child, a relative.</typeparam>
/// <param name="Path">Path of the member that answers it.</param>
/// <param name="IsRequired">Whether its absence keeps the referral a draft; otherwise it is wanted, and never blocks.</param>
/// <param name="Absent">
/// The path to name where it is not answered, which is that of a whole object where all of that is absent; null when it is answered.
/// </param>
sealed record Question<T>(string Path, bool IsRequired, Func<T, string?> Absent);

/// <summary>Writes questions down.</summary>
static class Asking
{
    internal static Question<T> Required<T>(string path, Func<T, object?> answer) => Ask(path, true, answer);

    internal static Question<T> Wanted<T>(string path, Func<T, object?> answer) => Ask(path, false, answer);

    /// <summary>Questions about a part, which is named as a whole where it is absent.</summary>
    internal static IEnumerable<Question<T>> Within<T, TPart>(string path, Func<T, TPart?> part, params Question<TPart>[] questions)
        where TPart : class =>
        questions.Select(q => new Question<T>(
            $"{path}.{q.Path}", q.IsRequired,
            item => part(item) is not { } there ? path : q.Absent(there) is { } absent ? $"{path}.{absent}" : null));

    static Question<T> Ask<T>(string path, bool isRequired, Func<T, object?> answer) =>
        new(path, isRequired, item => answer(item) is null ? path : null);
}
