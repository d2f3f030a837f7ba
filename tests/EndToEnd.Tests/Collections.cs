// One scheme at a time: each is up to sixteen processes, and the seconds that are measured are to be those of one.
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace TransferScheme.EndToEnd.Tests;

/// <summary>One scheme in one process for all tests of it.</summary>
[CollectionDefinition(Name)]
public sealed class TogetherCollection : ICollectionFixture<SchemeTogether>
{
    /// <summary>The collection's name.</summary>
    public const string Name = "the scheme together";
}

/// <summary>One scheme in separate processes for all tests of it.</summary>
[CollectionDefinition(Name)]
public sealed class ApartCollection : ICollectionFixture<SchemeApart>
{
    /// <summary>The collection's name.</summary>
    public const string Name = "the scheme apart";
}
