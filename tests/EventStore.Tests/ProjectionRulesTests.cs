namespace TransferScheme.EventStore.Tests;

/// <summary>What Marten refuses in projections is refused here, so that the swap compiles and runs.</summary>
public sealed class ProjectionRulesTests(Postgres postgres) : StoreTest(postgres)
{
    [Fact]
    public void Given_state_with_public_apply_when_registered_then_refused_but_not_both() =>
        Refusal(o => o.Projections.Add<Of<WithApply>>(ProjectionLifecycle.Live)).ShouldContain("but not both");

    [Fact]
    public void Given_state_with_public_create_when_registered_then_refused() =>
        Refusal(o => o.Projections.Add<Of<WithCreate>>(ProjectionLifecycle.Live)).ShouldContain("Create");

    [Fact]
    public void Given_state_with_public_should_delete_when_registered_then_refused() =>
        Refusal(o => o.Projections.Add<Of<WithShouldDelete>>(ProjectionLifecycle.Live)).ShouldContain("ShouldDelete");

    [Fact]
    public void Given_state_with_public_static_evolve_when_registered_then_refused() =>
        Refusal(o => o.Projections.Add<Of<WithStaticEvolve>>(ProjectionLifecycle.Live)).ShouldContain("Evolve");

    [Fact]
    public void Given_state_with_public_instance_evolve_when_registered_then_taken() =>
        Open(o => o.Projections.Add<Of<WithInstanceEvolve>>(ProjectionLifecycle.Live)).ShouldNotBeNull();

    [Fact]
    public void Given_projection_without_evolve_when_registered_then_refused() =>
        Refusal(o => o.Projections.Add<WithoutEvolve>(ProjectionLifecycle.Live)).ShouldContain("override");

    [Fact]
    public void Given_projection_across_streams_without_identity_when_registered_then_refused() =>
        Refusal(o => o.Projections.Add<WithoutIdentity>(ProjectionLifecycle.Async)).ShouldContain("identity");

    [Fact]
    public void Given_id_type_of_the_other_kind_of_stream_when_registered_then_refused() =>
        Refusal(o => o.Projections.Add<StampProjection>(ProjectionLifecycle.Live)).ShouldContain("Guid");

    [Fact]
    public void Given_one_state_registered_twice_when_built_then_refused() =>
        Refusal(o =>
        {
            o.Projections.Add<ParcelProjection>(ProjectionLifecycle.Live);
            o.Projections.Add(new ParcelProjection { Name = "Other" }, ProjectionLifecycle.Inline);
        }).ShouldContain("Parcel");

    [Fact]
    public void Given_projection_when_versioned_then_its_shard_is_a_new_one()
    {
        var store = Open(o =>
        {
            o.Projections.Add(new ParcelProjection { Version = 2 }, ProjectionLifecycle.Async, x => x.BatchSize = 20);
            o.Projections.Add<DestinationProjection>(ProjectionLifecycle.Async);
        });

        store.Core.Projections.Select(p => (p.Shard.Identity, p.Source.Options.BatchSize))
            .ShouldBe([("Parcel:V2:All", 20), ("Destination:All", 500)]);
    }

    [Fact]
    public void Given_members_without_setter_or_of_other_types_when_folded_then_left_alone()
    {
        var projection = new Of<WithOddMembers>();

        var state = (WithOddMembers)projection.Fold(null, Guid.NewGuid(), [new Event<ParcelSent>(new ParcelSent("York")) { Version = 7 }])!;

        (state.Id, state.Version).ShouldBe((Guid.Empty, "none"));
    }

    string Refusal(Action<StoreOptions> configure) => Should.Throw<InvalidProjectionException>(() => Open(configure)).Message;

    public sealed class Of<T> : SingleStreamProjection<T, Guid>
        where T : class, new()
    {
        public override T? Evolve(T? snapshot, Guid id, IEvent e) => new();
    }

    public sealed class WithoutEvolve : SingleStreamProjection<Parcel, Guid>;

    public sealed class WithoutIdentity : MultiStreamProjection<Destination, string>
    {
        public override Destination? Evolve(Destination? snapshot, string id, IEvent e) => snapshot;
    }

    public sealed record WithApply
    {
        public Guid Id { get; init; }

        public WithApply Apply(ParcelSent sent) => sent is null ? throw new InvalidOperationException() : this;
    }

    public sealed record WithCreate
    {
        public static WithCreate Create(ParcelSent sent) => sent is null ? throw new InvalidOperationException() : new();
    }

    public sealed record WithShouldDelete
    {
        public static bool ShouldDelete(ParcelLost lost) => lost is not null;
    }

    public sealed record WithStaticEvolve
    {
        public static WithStaticEvolve Evolve(WithStaticEvolve? state, IEvent e) => state ?? new();
    }

    public sealed record WithInstanceEvolve
    {
        public WithInstanceEvolve Evolve(object data) => data is null ? new() : this;
    }

    public sealed record WithOddMembers
    {
        public Guid Id { get; }

        public string Version { get; init; } = "none";
    }
}
