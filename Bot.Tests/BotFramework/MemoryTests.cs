using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Adapters;
using Microsoft.Bot.Builder.Dialogs;
using Microsoft.Bot.Builder.Dialogs.Memory;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace CareBot.Tests.BotFramework;

/// <summary>The memory of a conversation by path, as a dialog that runs sees it.</summary>
public sealed class MemoryTests
{
    /// <summary>Runs <paramref name="look"/> in a dialog inside a component, in the first turn of a conversation.</summary>
    private static async Task InsideADialogAsync(Action<DialogContext> look, string said = "hi")
    {
        var storage = new MemoryStorage();
        var adapter = (TestAdapter)new TestAdapter().UseStorage(storage).UseBotState(new UserState(storage), new ConversationState(storage));
        var ran = false;
        var root = new ComponentDialog("root").AddDialog(new WaterfallDialog("inner",
        [
            (step, _) =>
            {
                look(step);
                ran = true;
                return Task.FromResult(Dialog.EndOfTurn);
            },
        ]));
#pragma warning disable CS0618 // Bots of older make run this way.
        var manager = new DialogManager(root);
#pragma warning restore CS0618
        await new TestFlow(adapter, (turn, cancellationToken) => manager.OnTurnAsync(turn, cancellationToken)).Send(said).StartTestAsync();
        Assert.True(ran);
    }

    [Fact]
    public Task Every_scope_can_be_read_and_written() => InsideADialogAsync(dc =>
    {
        foreach (var scope in new[] { "user", "conversation", "dialog", "this", "turn" })
        {
            dc.State.SetValue($"{scope}.order.number", 17);
            Assert.Equal(17, dc.State.GetValue<int>($"{scope.ToUpperInvariant()}.Order.Number"));
            dc.State.RemoveValue($"{scope}.order.number");
            Assert.False(dc.State.TryGetValue<int>($"{scope}.order.number", out _));
        }
    });

    [Fact]
    public Task The_turn_holds_the_activity() => InsideADialogAsync(
        dc => Assert.Equal(("where is it", ActivityTypes.Message), (dc.State.GetStringValue("turn.activity.text"), dc.State.GetStringValue(TurnPath.Activity + ".type"))),
        "where is it");

    [Fact]
    public Task Short_forms_lead_to_the_same_places() => InsideADialogAsync(dc =>
    {
        dc.State.SetValue("$name", "Sari");
        Assert.Equal("Sari", dc.State.GetStringValue("dialog.name"));
        dc.State.SetValue("turn.recognized.intents.help", JObject.FromObject(new { score = 0.9 }));
        Assert.Equal(0.9, dc.State.GetValue<double>("#help.score"));
        dc.State.SetValue("turn.recognized.entities.city", new JArray(new JArray("Bandung", "Bogor"), new JArray("Solo")));
        Assert.Equal("Bandung", dc.State.GetStringValue("@city"));
        Assert.Equal(2, dc.State.GetValue<JArray>("@@city").Count);
        Assert.Equal("inner", dc.State.GetStringValue("%id"));
    });

    [Fact]
    public Task The_dialog_scope_is_the_components_and_this_is_the_active_dialogs() => InsideADialogAsync(dc =>
    {
        dc.State.SetValue("dialog.a", 1);
        dc.State.SetValue("this.b", 2);
        Assert.Equal(1, Convert.ToInt32(((JToken)dc.Parent.ActiveDialog.State["a"]).ToObject<int>()));
        Assert.True(dc.ActiveDialog.State.ContainsKey("b"));
        Assert.Equal(["inner", "root"], dc.State.GetValue<string[]>("dialogcontext.stack"));
        Assert.Equal("root", dc.State.GetStringValue("dialogcontext.parent"));
    });

    [Fact]
    public Task What_cannot_be_is_refused() => InsideADialogAsync(dc =>
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => dc.State.SetValue("nowhere.name", 1));
        Assert.Throws<ArgumentException>(() => dc.State.SetValue("user.name", Task.FromResult("Sari")));
        Assert.Throws<ArgumentNullException>(() => dc.State.SetValue(null, 1));
        Assert.Throws<NotSupportedException>(() => dc.State.Add("user", new object()));
        Assert.False(dc.State.TryGetValue<string>("nowhere.name", out _));
    });

    [Fact]
    public Task Tracked_paths_tell_of_changes_after_an_event() => InsideADialogAsync(dc =>
    {
        dc.State.SetValue(DialogPath.EventCounter, 5);
        var names = dc.State.TrackPaths(["dialog.user.first", "dialog.user.last"]);
        Assert.False(dc.State.AnyPathChanged(0, names));

        dc.State.SetValue("dialog.user.first", "Sari");
        Assert.True(dc.State.AnyPathChanged(4, names));
        Assert.False(dc.State.AnyPathChanged(5, names));
    });

    [Fact]
    public Task A_snapshot_shows_what_lasts_and_no_settings() => InsideADialogAsync(dc =>
    {
        dc.State.SetValue("user.name", "Sari");
        var snapshot = dc.State.GetMemorySnapshot();
        Assert.Equal("Sari", (string?)snapshot.SelectToken("user.name"));
        Assert.Null(snapshot["class"]);
    });

    [Fact]
    public void Scopes_are_named_once_each()
    {
        var turn = new TurnContext(new TestAdapter(), new TestAdapter().MakeActivity("hi"));
        var memory = new DialogStateManager(new DialogContext(new DialogSet(), turn, new DialogState()));
        Assert.Equal(memory.Keys.Count, memory.Keys.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.Null(memory.GetMemoryScope("nowhere"));
        Assert.Equal("turn", memory.ResolveMemoryScope("turn.a.b", out var rest).Name);
        Assert.Equal("a.b", rest);
    }
}
