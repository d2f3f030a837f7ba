using System.Reflection;

namespace TransferScheme.EventStore;

/// <summary>What Marten refuses in a projection or in its state type is refused here too, so that the swap compiles and runs.</summary>
static class ProjectionRules
{
    static readonly string[] _conventional = ["Apply", "Create", "ShouldDelete"];
    static readonly string[] _selfAggregating = ["Evolve", "EvolveAsync"];

    public static void Check(ProjectionBase projection, Type declaringType)
    {
        var type = projection.GetType();
        var evolve = type.GetMethods(BindingFlags.Public | BindingFlags.Instance)
            .Any(m => m.Name == "Evolve" && m.GetBaseDefinition().DeclaringType == declaringType && m.DeclaringType != declaringType);
        if (!evolve)
        {
            throw new InvalidProjectionException($"{type.Name} does not override Evolve.");
        }

        var methods = projection.DocumentType.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static);
        if (methods.FirstOrDefault(m => _conventional.Contains(m.Name)) is { } conventional)
        {
            throw new InvalidProjectionException($"{type.Name} overrides Evolve and {projection.DocumentType.Name} has a public "
                + $"{conventional.Name}: either may be, but not both.");
        }

        if (methods.FirstOrDefault(m => m.IsStatic && _selfAggregating.Contains(m.Name)) is { } own)
        {
            throw new InvalidProjectionException(
                $"{projection.DocumentType.Name} has a public static {own.Name}; make it internal, or it is taken for self-aggregating.");
        }
    }
}
