using System.Reflection;

namespace TransferScheme.EventStore.Tests.Surface;

/// <summary>Public types and their members, one line each, in the words of C#.</summary>
static class Signatures
{
    static readonly Dictionary<Type, string> _keywords = new()
    {
        [typeof(void)] = "void",
        [typeof(object)] = "object",
        [typeof(string)] = "string",
        [typeof(bool)] = "bool",
        [typeof(char)] = "char",
        [typeof(int)] = "int",
        [typeof(uint)] = "uint",
        [typeof(long)] = "long",
    };

    static readonly NullabilityInfoContext _nullability = new();

    public static IEnumerable<string> Of(IEnumerable<Type> types) =>
        types.OrderBy(t => Name(t), StringComparer.Ordinal).SelectMany(Of);

    static IEnumerable<string> Of(Type type)
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

        const BindingFlags own =
            BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        var members = type.GetConstructors(own).Where(Seen).Select(c => $"({Parameters(c)})")
            .Concat(type.GetFields(own).Where(f => f.IsPublic).Select(f => $" field {Name(f.FieldType)} {f.Name}"))
            .Concat(type.GetProperties(own).Where(p => Seen(p.GetMethod)).Select(Property))
            .Concat(type.GetMethods(own).Where(Seen).Where(m => !m.IsSpecialName && !IsOfObject(m)).Select(Method));
        foreach (var member in members.Order(StringComparer.Ordinal))
        {
            yield return name + member;
        }
    }

    static bool IsOfObject(MethodInfo method) => method.GetBaseDefinition().DeclaringType == typeof(object);

    static string Heading(Type type, string name)
    {
        var kind = type switch
        {
            { IsEnum: true } => "enum",
            { IsInterface: true } => "interface",
            { IsAbstract: true, IsSealed: true } => "static class",
            { IsAbstract: true } => "abstract class",
            _ => "class",
        };
        var interfaces = type.GetInterfaces().Except(type.BaseType?.GetInterfaces() ?? []);
        var all = type.BaseType is { } b && b != typeof(object) ? interfaces.Append(b) : interfaces;
        string[] parents = type.IsEnum ? [] : [.. all.Select(Name).Order(StringComparer.Ordinal)];
        return $"{kind} {name}{(parents.Length == 0 ? "" : $" : {string.Join(", ", parents)}")}{Constraints(type.GetGenericArguments())}";
    }

    static string Property(PropertyInfo property) =>
        $".{property.Name}: {Name(_nullability.Create(property))} {{ get;{(Seen(property.SetMethod) ? " set;" : "")} }}";

    static string Method(MethodInfo method)
    {
        var generic = method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(Name))}>" : "";
        var isVirtual = method is { IsVirtual: true, IsFinal: false, DeclaringType.IsInterface: false };
        var kind = method.IsStatic ? "static " : isVirtual ? "virtual " : "";
        var result = Name(_nullability.Create(method.ReturnParameter));
        return $".{method.Name}{generic}({Parameters(method)}): {kind}{result}{Constraints(method.GetGenericArguments())}";
    }

    static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(p =>
        (p.IsDefined(typeof(ParamArrayAttribute)) ? "params " : "")
        + $"{Name(_nullability.Create(p))} {p.Name}"
        + (p.HasDefaultValue ? $" = {p.DefaultValue ?? "default"}" : "")));

    static string Constraints(Type[] arguments) => string.Concat(arguments.Where(a => a.IsGenericParameter).Select(Constraint));

    static string Constraint(Type argument)
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

    static string Name(Type type)
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

    static string Name(NullabilityInfo info)
    {
        var bare = info.GenericTypeArguments.Length > 0 && Nullable.GetUnderlyingType(info.Type) is null
            ? $"{info.Type.Name.Split('`')[0]}<{string.Join(", ", info.GenericTypeArguments.Select(Name))}>"
            : Name(info.Type);
        return !info.Type.IsValueType && info.ReadState == NullabilityState.Nullable ? $"{bare}?" : bare;
    }

    static bool Seen(MethodBase? method) => method is { IsPublic: true } or { IsFamily: true } or { IsFamilyOrAssembly: true };
}
