namespace TransferScheme.Deploy.Tests;

public sealed class NodeTests
{
    [Fact]
    public void Given_a_merge_key_when_read_then_its_members_are_there_and_the_nearer_one_wins()
    {
        var node = Node.Read("a: &a { x: 1, y: 2 }\nb: &b\n  <<: *a\n  y: 3\nc:\n  <<: *b\n  z: 4\n").ShouldHaveSingleItem();

        node["c"].Members.ToDictionary(m => m.Key, m => m.Value.Text).ShouldBe(
            new Dictionary<string, string> { ["x"] = "1", ["y"] = "3", ["z"] = "4" }, ignoreOrder: true);
    }

    [Fact]
    public void Given_several_documents_when_read_then_each_is_there() =>
        Node.Read("a: 1\n---\na: 2\n").Select(n => n["a"].Text).ShouldBe(["1", "2"]);

    [Fact]
    public void Given_a_patch_when_merged_then_maps_and_named_items_are_merged_and_the_rest_replaced()
    {
        var merged = Node.Read("a: { n: [{ name: p, x: 1 }, { name: q, x: 1 }], l: [1, 2], k: 1 }")[0]
            .Under(Node.Read("a: { n: [{ name: q, x: 2, y: 3 }, { name: r }], l: [3], m: 4 }")[0])["a"];

        merged["n"].Items.Select(i => $"{i["name"].Text}{i["x"].Text}{i["y"].Text}").ShouldBe(["p1", "q23", "r"]);
        merged["l"].Texts.ShouldBe(["3"]);
        (merged["k"].Text, merged["m"].Text).ShouldBe(("1", "4"));
    }
}
