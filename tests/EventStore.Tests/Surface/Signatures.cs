using System.Reflection;

namespace TransferScheme.EventStore.Tests.Surface;

/// <summary>The public types and members of an assembly, one line each, in the words of C#.</summary>
internal static class Signatures
{
    private static readonly Dictionary<Type, string> _keywords = new()
    {
        [typeof(void)] = "void", [typeof(object)] = "object", [typeof(string)] = "string", [typeof(bool)] = "bool",
        [typeof(char)] = "char", [typeof(int)] = "int", [typeof(uint)] = "uint", [typeof(long)] = "long",
    };

    private static readonly NullabilityInfoContext _nullability = new();

    public static IEnumerable<string> Of(Assembly assembly) =>
        assembly.GetExportedTypes().OrderBy(t => Name(t), StringComparer.Ordinal).SelectMany(Of);

    private static IEnumerable<string> Of(Type type)
    {
        var name = Name(type);
        yield return Heading(type, name);
        if (type.IsEnum)
        {
            foreach (var value in Enum.GetValuesAsUnderlyingType(type))
            {
                yield return $"{name}.{Enum.GetName(type, value)} = {value}";
            }

            yield break;
        }

        const BindingFlags own = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        var members = type.GetConstructors(own).Where(Seen).Select(c => $"({Parameters(c)})")
            .Concat(type.GetFields(own).Where(f => f.IsPublic).Select(f => $" field {Name(f.FieldType)} {f.Name}"))
            .Concat(type.GetProperties(own).Where(p => Seen(p.GetMethod)).Select(p =>
                $".{p.Name}: {Name(_nullability.Create(p))} {{ get;{(Seen(p.SetMethod) ? " set;" : "")} }}"))
            .Concat(type.GetMethods(own).Where(m => Seen(m) && !m.IsSpecialName && m.GetBaseDefinition().DeclaringType != typeof(object)).Select(Method));
        foreach (var member in members.Order(StringComparer.Ordinal))
        {
            yield return name + member;
        }
    }

    private static string Heading(Type type, string name)
    {
        var kind = type.IsEnum ? "enum" : type.IsInterface ? "interface" : type is { IsAbstract: true, IsSealed: true } ? "static class"
            : type.IsAbstract ? "abstract class" : "class";
        var parents = type.IsEnum ? [] : new[] { type.BaseType }.OfType<Type>().Where(b => b != typeof(object))
            .Concat(type.GetInterfaces().Except(type.BaseType?.GetInterfaces() ?? [])).Select(Name).Order(StringComparer.Ordinal).ToArray();
        return $"{kind} {name}{(parents.Length == 0 ? "" : $" : {string.Join(", ", parents)}")}{Constraints(type.GetGenericArguments())}";
    }

    private static string Method(MethodInfo method)
    {
        var generic = method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(Name))}>" : "";
        var kind = method.IsStatic ? "static " : method is { IsVirtual: true, IsFinal: false, DeclaringType.IsInterface: false } ? "virtual " : "";
        return $".{method.Name}{generic}({Parameters(method)}): {kind}{Name(_nullability.Create(method.ReturnParameter))}{Constraints(method.GetGenericArguments())}";
    }

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(p =>
        (p.IsDefined(typeof(ParamArrayAttribute)) ? "params " : "") + $"{Name(_nullability.Create(p))} {p.Name}" + (p.HasDefaultValue ? $" = {p.DefaultValue ?? "default"}" : "")));

    private static string Constraints(Type[] arguments) => string.Concat(arguments.Where(a => a.IsGenericParameter).Select(Constraint));

    private static string Constraint(Type argument)
    {
        var flags = argument.GenericParameterAttributes;
        string[] all =
        [
            .. flags.HasFlag(GenericParameterAttributes.ReferenceTypeConstraint) ? ["class"] : Array.Empty<string>(),
            .. argument.GetGenericParameterConstraints().Select(Name),
            .. flags.HasFlag(GenericParameterAttributes.DefaultConstructorConstraint) ? ["new()"] : Array.Empty<string>(),
        ];
        return all.Length == 0 ? "" : $" where {argument.Name} : {string.Join(", ", all)}";
    }

    private static string Name(Type type)
    {
        if (_keywords.TryGetValue(type, out var keyword))
        {
            return keyword;
        }

        if (type.IsArray)
        {
            return $"{Name(type.GetElementType()!)}[]";
        }

        if (Nullable.GetUnderlyingType(type) is { } inner)
        {
            return $"{Name(inner)}?";
        }

        var outer = type is { IsNested: true, IsGenericParameter: false } ? $"{type.DeclaringType!.Name}." : "";
        return type.IsGenericType
            ? $"{outer}{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>"
            : outer + type.Name;
    }

    private static string Name(NullabilityInfo info)
    {
        var bare = info.GenericTypeArguments.Length > 0 && Nullable.GetUnderlyingType(info.Type) is null
            ? $"{info.Type.Name.Split('`')[0]}<{string.Join(", ", info.GenericTypeArguments.Select(Name))}>"
            : Name(info.Type);
        var nullable = !info.Type.IsValueType && info.ReadState == NullabilityState.Nullable && Nullable.GetUnderlyingType(info.Type) is null;
        return nullable ? $"{bare}?" : bare;
    }

    private static bool Seen(MethodBase? method) => method is { IsPublic: true } or { IsFamily: true } or { IsFamilyOrAssembly: true };
}
