using System.Reflection;

namespace TransferScheme.Architecture.Tests;

/// <summary>State types keep clear of the method names that Marten takes for its own, so that the store can be swapped.</summary>
public sealed class StateTests
{
    [Fact]
    public void There_are_states_to_look_at() => States(Ours.Services.Written()).Count.ShouldBeGreaterThan(4);

    [Fact]
    public void No_state_has_a_method_that_a_store_would_take_for_its_own() => States(Ours.Services.Written()).SelectMany(Taken).ShouldBeEmpty();

    [Fact]
    public void A_method_that_a_store_would_take_for_its_own_is_found() =>
        States([typeof(BadProjection), typeof(GoodProjection)]).SelectMany(Taken).ShouldBe(["Bad.Apply", "Bad.Evolve"]);

    [Fact]
    public void Every_projection_is_made_without_arguments_and_named_once() =>
        Ours.Services.Written().Where(t => StateOf(t) is not null && t.GetConstructor([]) is null).ShouldBeEmpty();

    static IReadOnlyList<Type> States(IEnumerable<Type> types) => [.. types.Select(StateOf).OfType<Type>().Distinct()];

    /// <summary>The document of a projection; null of any other type.</summary>
    static Type? StateOf(Type type)
    {
        for (var above = type.BaseType; above is not null; above = above.BaseType)
        {
            if (above.IsGenericType && above.Name is "SingleStreamProjection`2" or "MultiStreamProjection`2")
            {
                return above.GetGenericArguments()[0];
            }
        }

        return null;
    }

    static IEnumerable<string> Taken(Type state) =>
        state.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
            .Where(m => m.Name is "Apply" or "Create" or "ShouldDelete" || (m.IsStatic && m.Name is "Evolve" or "EvolveAsync"))
            .Select(m => $"{state.Name}.{m.Name}");

    sealed record Bad(Guid Id)
    {
        public Bad Apply(string said) => this with { Id = new Guid(said) };

        public static Bad Evolve(Bad state, object e) => state with { Id = new Guid(e.ToString()!) };
    }

    sealed record Good(Guid Id)
    {
        internal static Good Evolve(Good state, object e) => state with { Id = new Guid(e.ToString()!) };

        public Good Evolve(object e) => Evolve(this, e);
    }

    sealed class BadProjection : SingleStreamProjection<Bad, Guid>;

    sealed class GoodProjection : SingleStreamProjection<Good, Guid>;
}
