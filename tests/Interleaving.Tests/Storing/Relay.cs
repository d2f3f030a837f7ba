using System.Collections.Concurrent;
using System.Reflection;

namespace TransferScheme.Interleaving.Tests.Storing;

// CA1852 wants it sealed; the framework derives from it.
#pragma warning disable CA1852
/// <summary>An interface whose every call goes to one function, so that a stand-in names only the members that are used.</summary>
class Relay : DispatchProxy
{
    Func<MethodInfo, object?[], object?> _answer = (_, _) => null;

    internal static T Of<T>(Func<MethodInfo, object?[], object?> answer)
        where T : class
    {
        var relay = Create<T, Relay>();
        ((Relay)(object)relay)._answer = answer;
        return relay;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => _answer(targetMethod!, args ?? []);
}
#pragma warning restore CA1852

/// <summary>Makes answers of the type that a generic member was called with.</summary>
abstract class Typed
{
    static readonly ConcurrentDictionary<Type, Typed> Known = new();

    internal static Typed Of(Type type) =>
        Known.GetOrAdd(type, t => (Typed)Activator.CreateInstance(typeof(Typed<>).MakeGenericType(t))!);

    /// <summary>A task of one, or of none.</summary>
    internal abstract object One(object? value);

    /// <summary>A task of a list.</summary>
    internal abstract object Many(IEnumerable<object> values);

    /// <summary>A task of a stream fetched for writing.</summary>
    internal abstract object Fetched(FetchedStream stream);
}

/// <inheritdoc/>
sealed class Typed<T> : Typed
{
    internal override object One(object? value) => Task.FromResult((T?)value);

    internal override object Many(IEnumerable<object> values) => Task.FromResult<IReadOnlyList<T>>([.. values.Cast<T>()]);

    internal override object Fetched(FetchedStream stream) =>
        Task.FromResult(Relay.Of<IEventStream<T>>((method, args) => stream.Answer(method.Name, args)));
}
