using Microsoft.Bot.Builder.Dialogs;
using Newtonsoft.Json.Linq;

namespace CareBot.Tests.BotFramework;

public sealed class ObjectPathTests
{
    private static readonly object Order = new
    {
        Number = "A-17",
        Buyer = new { Name = "Sari", Age = 31 },
        Items = new[] { new { Name = "blue shirt", Count = 2 }, new { Name = "cap", Count = 1 } },
        Wanted = "cap",
    };

    public static TheoryData<string> Forms => ["object", "json", "dictionary"];

    private static object As(string form) => form switch
    {
        "json" => JObject.FromObject(Order),
        "dictionary" => new Dictionary<string, object> { ["order"] = Order, ["Number"] = "A-17", ["Buyer"] = new Buyer { Name = "Sari", Age = 31 }, ["Items"] = JArray.FromObject(new[] { new { Name = "blue shirt", Count = 2 } }), ["Wanted"] = "cap" },
        _ => Order,
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public void Values_are_found_by_names_of_any_case_and_by_places(string form)
    {
        var order = As(form);
        Assert.Equal("A-17", ObjectPath.GetPathValue<string>(order, "number"));
        Assert.Equal(31, ObjectPath.GetPathValue<int>(order, "buyer.AGE"));
        Assert.Equal("blue shirt", ObjectPath.GetPathValue<string>(order, "items[0].name"));
        Assert.Equal("Sari", ObjectPath.GetPathValue<string>(order, "['Buyer'][\"name\"]"));
        Assert.True(ObjectPath.TryGetPathValue<Buyer>(order, "buyer", out var buyer));
        Assert.Equal(("Sari", 31), (buyer.Name, buyer.Age));
    }

    [Fact]
    public void A_path_in_brackets_is_looked_up_first()
    {
        var memory = new Dictionary<string, object>();
        ObjectPath.SetPathValue(memory, "stock.cap", 5);
        ObjectPath.SetPathValue(memory, "wanted", "cap");
        ObjectPath.SetPathValue(memory, "shelf", new[] { "x", "y" });
        ObjectPath.SetPathValue(memory, "place", 1);

        Assert.Equal(5, ObjectPath.GetPathValue<int>(memory, "stock[wanted]"));
        Assert.Equal("y", ObjectPath.GetPathValue<string>(memory, "shelf[place]"));
        Assert.False(ObjectPath.TryGetPathValue<int>(memory, "stock[unknown]", out _));
    }

    [Fact]
    public void An_empty_path_is_the_object_itself()
    {
        Assert.Same(Order, ObjectPath.GetPathValue<object>(Order, string.Empty));
        var json = JObject.FromObject(Order);
        Assert.Equal(json.ToString(), ObjectPath.GetPathValue<object>(json, string.Empty).ToString());
    }

    [Fact]
    public void What_is_missing_on_the_way_is_made()
    {
        var memory = new Dictionary<string, object>();
        ObjectPath.SetPathValue(memory, "x.y.z", 15);
        ObjectPath.SetPathValue(memory, "x.list[1]", "second");
        ObjectPath.SetPathValue(memory, "x.list[0]", "first");
        ObjectPath.SetPathValue(memory, "foo", new { Bar = 15, Blat = "yo", Nothing = (string?)null });

        Assert.Equal(15, ObjectPath.GetPathValue<int>(memory, "x.y.z"));
        Assert.Equal(["first", "second"], ObjectPath.GetPathValue<string[]>(memory, "x.list"));
        Assert.Equal((15, "yo"), (ObjectPath.GetPathValue<int>(memory, "foo.bar"), ObjectPath.GetPathValue<string>(memory, "foo.Blat")));
        Assert.False(ObjectPath.HasValue(memory, "foo.nothing"));
    }

    [Fact]
    public void What_is_taken_away_is_gone_and_its_neighbours_stay()
    {
        var memory = new Dictionary<string, object>();
        ObjectPath.SetPathValue(memory, "x.y.z", 15);
        ObjectPath.SetPathValue(memory, "x.list", new[] { "first", "second" });
        ObjectPath.RemovePathValue(memory, "x.y.z");
        ObjectPath.RemovePathValue(memory, "x.list[1]");

        Assert.Throws<KeyNotFoundException>(() => ObjectPath.GetPathValue<int>(memory, "x.y.z"));
        Assert.Equal(99, ObjectPath.GetPathValue(memory, "x.y.z", 99));
        Assert.Null(ObjectPath.GetPathValue<string?>(memory, "x.y.z", null));
        Assert.False(ObjectPath.HasValue(memory, "x.list[1]"));
        Assert.Equal("first", ObjectPath.GetPathValue<string>(memory, "x.list[0]"));
    }

    [Theory]
    [InlineData("items[9]")]
    [InlineData("items[-1]")]
    [InlineData("buyer.name.length.more")]
    [InlineData("buyer[")]
    [InlineData("nobody.name")]
    public void A_path_to_nowhere_has_no_value(string path) => Assert.False(ObjectPath.HasValue(Order, path));

    [Fact]
    public void What_is_laid_over_wins_where_it_says_something()
    {
        var merged = ObjectPath.Merge(new Buyer { Name = "Sari", Age = 31 }, new Buyer { Name = "Dewi" });
        Assert.Equal(("Dewi", 31), (merged.Name, merged.Age));

        var assigned = ObjectPath.Assign<Buyer>(JObject.FromObject(new { name = "Sari" }), new { Age = 40 });
        Assert.Equal(("Sari", 40), (assigned.Name, assigned.Age));
        Assert.Equal("Sari", ObjectPath.Assign<Buyer>(null, new Buyer { Name = "Sari" }).Name);
        Assert.Equal("Sari", ObjectPath.Assign<Buyer>(new Buyer { Name = "Sari" }, null).Name);
        Assert.Null(ObjectPath.Assign<Buyer>(null, null).Name);
    }

    [Fact]
    public void A_clone_is_another_object_of_the_same_class()
    {
        var buyer = new Buyer { Name = "Sari", Age = 31 };
        var clone = ObjectPath.Clone(buyer);
        Assert.NotSame(buyer, clone);
        Assert.Equal(("Sari", 31), (clone.Name, clone.Age));
    }

    private sealed class Buyer
    {
        public string? Name { get; set; }

        public int? Age { get; set; }
    }
}
