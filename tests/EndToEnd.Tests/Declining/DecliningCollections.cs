namespace TransferScheme.EndToEnd.Tests.Declining;

/// <summary>A scheme in one process, of which the days pass while offers are answered or not.</summary>
[CollectionDefinition(Name)]
public sealed class DecliningTogetherCollection : ICollectionFixture<SchemeTogether>
{
    /// <summary>The collection's name.</summary>
    public const string Name = "declining together";
}

/// <summary>The same in separate processes.</summary>
[CollectionDefinition(Name)]
public sealed class DecliningApartCollection : ICollectionFixture<SchemeApart>
{
    /// <summary>The collection's name.</summary>
    public const string Name = "declining apart";
}
