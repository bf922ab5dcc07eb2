using CareBot.Bot.Conversations;

namespace CareBot.Tests.Conversations;

public sealed class TurnStorageTests
{
    [Fact]
    public async Task A_state_comes_back_as_it_was_kept_beside_those_that_the_turn_did_not_touch()
    {
        var storage = new TurnStorage("""{"a":{"name":"x"},"b":{"list":[1,2],"none":null}}""");
        await storage.ReadAsync(["a"], TestContext.Current.CancellationToken);
        await storage.WriteAsync(new Dictionary<string, object>(StringComparer.Ordinal) { ["a"] = new Dictionary<string, object>(StringComparer.Ordinal) { ["name"] = "\"y\"" } }, TestContext.Current.CancellationToken);

        Assert.Equal("""{"b":{"list":[1,2],"none":null},"a":{"name":"\"y\""}}""", storage.ToJson());
        var read = await storage.ReadAsync(["a", "c"], TestContext.Current.CancellationToken);
        Assert.Equal("\"y\"", Assert.IsType<IDictionary<string, object>>(Assert.Single(read).Value, exactMatch: false)["name"]);
    }

    [Fact]
    public async Task What_is_deleted_is_neither_read_nor_kept()
    {
        var storage = new TurnStorage("""{"a":{"name":"x"}}""");
        await storage.DeleteAsync(["a"], TestContext.Current.CancellationToken);

        Assert.Empty(await storage.ReadAsync(["a"], TestContext.Current.CancellationToken));
        Assert.Null(storage.ToJson());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""{"a":{"name":"x"}""")]
    [InlineData("""{"a":{"name":"x"}}}""")]
    [InlineData("""{"a":{"name":""")]
    public async Task Damaged_json_counts_as_nothing_remembered(string? stored)
    {
        var storage = new TurnStorage(stored);

        Assert.Empty(await storage.ReadAsync(["a"], TestContext.Current.CancellationToken));
        Assert.Null(storage.ToJson());
    }
}
