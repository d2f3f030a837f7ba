using TransferScheme.Platform.Problems;

namespace TransferScheme.AgeAssessments.Planning;

/// <summary>An assessor as named in a request.</summary>
/// <param name="Person">The person, who signs in.</param>
/// <param name="Name">Name.</param>
/// <param name="Registration">Registration number.</param>
/// <param name="Qualified">Whether a qualified social worker.</param>
/// <param name="Experienced">Whether experienced in assessing age.</param>
public sealed record AssessorForm(Guid Person, string Name, string? Registration = null, bool Qualified = false, bool Experienced = false)
{
    internal AssessorFacts Facts => new(Person, !string.IsNullOrWhiteSpace(Registration), Qualified, Experienced);

    internal static void Check(IReadOnlyList<AssessorForm> assessors, Faults faults)
    {
        faults.When(assessors.Count is 0 or > 2, "assessors", "Must be two persons.");
        foreach (var (i, assessor) in assessors.Index())
        {
            faults.Text(assessor.Name, $"assessors[{i}].name");
            faults.Text(assessor.Registration, $"assessors[{i}].registration", 40);
        }
    }

    internal static string Words(IReadOnlyList<AssessorForm> assessors) =>
        string.Join("; ", assessors.Select(a => $"{a.Name} ({a.Registration ?? "no number"})"));
}

/// <summary>The appropriate adult.</summary>
/// <param name="Name">Name.</param>
/// <param name="Organisation">Whom they come from.</param>
/// <param name="Independent">Whether independent of the authority.</param>
public sealed record AdultForm(string Name, string Organisation, bool Independent);

/// <summary>The interpreter.</summary>
/// <param name="Name">Name or number.</param>
/// <param name="Language">Language.</param>
/// <param name="Dialect">Dialect.</param>
/// <param name="Mode"><c>faceToFace</c> or <c>phone</c>.</param>
/// <param name="UnderstoodByYoungPerson">Whether the young person confirms to understand.</param>
/// <param name="UnderstoodByInterpreter">Whether the interpreter confirms to understand.</param>
public sealed record InterpreterForm(
    string Name, string Language, string Dialect, string Mode, bool UnderstoodByYoungPerson = false, bool UnderstoodByInterpreter = false);

/// <summary>Who helps the young person in a session.</summary>
/// <param name="AppropriateAdult">The appropriate adult; absent where there is none.</param>
/// <param name="Interpreter">The interpreter; absent where there is none.</param>
public sealed record SessionForm(AdultForm? AppropriateAdult = null, InterpreterForm? Interpreter = null)
{
    internal SessionFacts Facts => new(
        AppropriateAdult switch { null => "none", { Independent: true } => SessionFacts.Independent, _ => "dependent" },
        Interpreter?.Mode ?? "none", Interpreter is { UnderstoodByYoungPerson: true, UnderstoodByInterpreter: true });

    internal void Check(Faults faults, string path)
    {
        faults.Text(AppropriateAdult?.Name, $"{path}.appropriateAdult.name");
        faults.Text(AppropriateAdult?.Organisation, $"{path}.appropriateAdult.organisation");
        faults.Text(Interpreter?.Name, $"{path}.interpreter.name");
        faults.Text(Interpreter?.Language, $"{path}.interpreter.language", 60);
        faults.Text(Interpreter?.Dialect, $"{path}.interpreter.dialect", 60);
        faults.OneOf(Interpreter?.Mode, $"{path}.interpreter.mode", "faceToFace", "phone");
        faults.When(
            AppropriateAdult is not null && string.Equals(
                AppropriateAdult.Name.Trim(), Interpreter?.Name.Trim(), StringComparison.OrdinalIgnoreCase),
            $"{path}.interpreter.name", "Must be another person than the appropriate adult.");
    }

    internal string? Adult => AppropriateAdult is { } a ? $"{a.Name}, {a.Organisation}" : null;

    internal string? Interpreting => Interpreter is { } i ? $"{i.Name}: {i.Language}, {i.Dialect}" : null;
}
