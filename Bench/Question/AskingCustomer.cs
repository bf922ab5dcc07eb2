using CareBot.Bench.Turn;
using CareBot.Bot.Conversations;
using CareBot.Dialogs;
using CareBot.Handoff;
using CareBot.Knowledge;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace CareBot.Bench.Question;

/// <summary>One conversation with the real handler. What it remembers is kept as the text that the conversation's row holds.</summary>
internal sealed class AskingCustomer(KnowledgeBase knowledge, OpeningHours hours, DateTimeOffset now)
{
    private static readonly Dictionary<string, ISentences> Spoken = Sentences.Languages.ToDictionary(language => language, language => (ISentences)Sentences.For(language), StringComparer.Ordinal);

    private readonly SilentAdapter adapter = new();
    private string? state;
    private string? language;

    /// <summary>What the conversation's row holds; null before the first turn.</summary>
    public string? State => state;

    /// <summary>One turn. A conversation that is given up begins anew with the next question.</summary>
    /// <returns>What the bot thought.</returns>
    public async Task<TurnNotes> AskAsync(string text)
    {
        var activity = new Activity
        {
            Type = ActivityTypes.Message,
            Text = text,
            ChannelId = "messenger",
            Conversation = new ConversationAccount(id: "c1"),
            From = new ChannelAccount("customer"),
            Recipient = new ChannelAccount("bot"),
        };
        var secrets = CustomerSecrets.Mask(activity);
        var storage = new TurnStorage(state);
        var notes = new TurnNotes();
        var facts = new TurnFacts(now, knowledge, spoken => Spoken[spoken], hours, HandoffStage.Bot, CustomerName: "Sari", language, [activity.Text], []) { Secrets = secrets };
        await adapter.RunAsync(
            activity,
            async (context, cancellation) =>
            {
                context.TurnState.Add(facts);
                context.TurnState.Add(notes);
                await ((IBot)new CareBotHandler(new ConversationState(storage))).OnTurnAsync(context, cancellation);
            },
            CancellationToken.None);
        (state, language) = notes.HandoffReason is null ? (storage.ToJson(), notes.Language) : (null, null);
        return notes;
    }
}
