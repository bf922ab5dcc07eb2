using System.Globalization;
using CareBot.Dialogs;
using CareBot.Dialogs.Understanding;
using CareBot.Handoff;
using CareBot.Knowledge;
using CareBot.Language.Recognizers.Private;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CareBot.Tests.Conversations.Scripts;

/// <summary>
/// One customer's conversation with the real handler, at moments that the test sets. What is stored between turns is kept as JSON without
/// type names. After a handoff the conversation waits, as the host would have it.
/// </summary>
internal sealed class Conversation
{
    private readonly CollectingAdapter adapter = new();
    private readonly Dictionary<string, JObject> stored = [];
    private readonly List<Activity> transcript = [];
    private readonly CareBotHandler bot;

    public Conversation(KnowledgeBase knowledge, OpeningHours hours)
    {
        (Knowledge, Hours) = (knowledge, hours);
        bot = new CareBotHandler(new ConversationState(new MemoryStorage(new JsonSerializer { TypeNameHandling = TypeNameHandling.None }, stored)));
    }

    public KnowledgeBase Knowledge { get; }

    public OpeningHours Hours { get; }

    public DateTimeOffset Now { get; set; } = DateTimeOffset.Parse("2026-11-16T09:00+07:00", CultureInfo.InvariantCulture);

    public string? Name { get; set; }

    /// <summary>What a language service outside says of the next messages.</summary>
    public CloudReading? Cloud { get; set; }

    public string? Language { get; set; }

    public HandoffStage Stage { get; set; } = HandoffStage.Bot;

    /// <summary>The notes of the last turn.</summary>
    public TurnNotes Notes { get; private set; } = new();

    /// <summary>All that lies in the storage, as JSON text.</summary>
    public string Stored => JsonConvert.SerializeObject(stored);

    /// <summary>Changes what lies in the storage.</summary>
    public void ChangeStored(Action<JObject> change) => change(stored.Values.Single());

    public Task<IReadOnlyList<Activity>> SayAsync(params string[] texts) =>
        TurnAsync(new Activity { Type = ActivityTypes.Message, Text = string.Join('\n', texts) }, texts);

    public Task<IReadOnlyList<Activity>> JoinAsync(string? locale = null) =>
        TurnAsync(new Activity { Type = ActivityTypes.ConversationUpdate, MembersAdded = [new ChannelAccount("customer")], Locale = locale }, []);

    public async Task<IReadOnlyList<Activity>> TurnAsync(Activity activity, IReadOnlyList<string> texts)
    {
        (activity.ChannelId, activity.Conversation) = ("test", new ConversationAccount(id: "c1"));
        (activity.From, activity.Recipient) = (new ChannelAccount("customer"), new ChannelAccount("bot"));
        Notes = new TurnNotes();
        var secrets = CustomerSecrets.Mask(activity);
        texts = [.. texts.Select(Redactor.RedactSecrets)];
        var sent = await adapter.RunAsync(activity, bot, context =>
        {
            context.TurnState.Add(new TurnFacts(
                Now, Knowledge, language => Sentences.For(language), Hours, Stage, Name, Language, texts, [.. transcript]) { Secrets = secrets, Cloud = Cloud });
            context.TurnState.Add(Notes);
        });
        Assert.DoesNotContain("$type", Stored, StringComparison.Ordinal);
        transcript.AddRange([activity, .. sent]);
        Language = Notes.Language ?? Language;
        Stage = sent.Any(a => a.Name == HandoffEventNames.InitiateHandoff) ? HandoffStage.Waiting : Stage;
        return sent;
    }
}
