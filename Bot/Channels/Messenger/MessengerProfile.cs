using System.Text.Json.Nodes;

namespace CareBot.Bot.Channels.Messenger;

/// <summary>What a page shows before anything is said; <c>channel setup messenger</c> tells Meta.</summary>
/// <param name="Greeting">At most 160 characters; null for none.</param>
/// <param name="IceBreakers">At most four questions.</param>
/// <param name="Menu">At most 20 entries that are always at hand.</param>
internal sealed record MessengerProfile(string? Greeting, IReadOnlyList<string> IceBreakers, IReadOnlyList<MessengerMenuEntry> Menu)
{
    public static readonly MessengerProfile Empty = new(null, [], []);

    private const int LongestGreeting = 160;
    private const int LongestQuestion = 80;
    private const int LongestTitle = 30;

    public static MessengerProfile Read(SettingReader settings)
    {
        var greeting = settings.Optional("Greeting");
        if (greeting?.Length > LongestGreeting)
        {
            settings.Fault("Greeting", greeting, "at most 160 characters");
        }

        var questions = settings.List("IceBreakers");
        if (questions.Count > 4 || questions.Any(q => q.Length > LongestQuestion))
        {
            settings.Fault("IceBreakers", $"{questions.Count} questions", "at most four questions of at most 80 characters");
        }

        var menu = settings.Children("Menu").Select(entry => MessengerMenuEntry.Read(entry.Reader)).ToList();
        if (menu.Count > 20 || menu.Exists(e => e.Title.Length is 0 or > LongestTitle))
        {
            settings.Fault("Menu", $"{menu.Count} entries", "at most 20 entries, each with a Title of at most 30 characters");
        }

        return new(greeting, questions, menu);
    }

    /// <summary>The body of Graph's <c>messenger_profile</c>: what is set.</summary>
    public JsonObject ToGraph()
    {
        var profile = new JsonObject { ["get_started"] = new JsonObject { ["payload"] = Meta.MessagingEvent.GetStarted } };
        if (Greeting is not null)
        {
            profile["greeting"] = new JsonArray(new JsonObject { ["locale"] = "default", ["text"] = Greeting });
        }

        if (IceBreakers.Count > 0)
        {
            profile["ice_breakers"] = IceBreakersToGraph(IceBreakers);
        }

        if (Menu.Count > 0)
        {
            profile["persistent_menu"] = new JsonArray(new JsonObject
            {
                ["locale"] = "default", ["composer_input_disabled"] = false, ["call_to_actions"] = new JsonArray([.. Menu.Select(e => e.ToGraph())]),
            });
        }

        return profile;
    }

    /// <summary>A chosen question is what the customer says, so it is its own payload.</summary>
    public static JsonArray IceBreakersToGraph(IReadOnlyList<string> questions) => new(new JsonObject
    {
        ["locale"] = "default",
        ["call_to_actions"] = new JsonArray([.. questions.Select(q => new JsonObject { ["question"] = q, ["payload"] = q })]),
    });

    /// <summary>The fields that are not set, which Meta is told to forget.</summary>
    public IReadOnlyList<string> Unset() =>
        [.. new (string Field, bool Set)[] { ("greeting", Greeting is not null), ("ice_breakers", IceBreakers.Count > 0), ("persistent_menu", Menu.Count > 0) }.Where(f => !f.Set).Select(f => f.Field)];
}

/// <summary>An entry of the menu.</summary>
/// <param name="Title">What it reads; what the customer says by choosing it, if it opens nothing.</param>
/// <param name="Address">The page it opens, or null.</param>
internal sealed record MessengerMenuEntry(string Title, string? Address)
{
    public static MessengerMenuEntry Read(SettingReader settings) =>
        new(settings.Text("Title", ""), settings.Optional("Url") is null ? null : settings.Address("Url", "https://"));

    public JsonObject ToGraph() => Address is null
        ? new() { ["type"] = "postback", ["title"] = Title, ["payload"] = Title }
        : new() { ["type"] = "web_url", ["title"] = Title, ["url"] = Address, ["webview_height_ratio"] = "full" };
}
