using CareBot.Dialogs.Understanding;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace CareBot.Dialogs;

/// <summary>The turn as dialogs see it: the facts given, the message read, the memory, and the notes to fill.</summary>
public sealed class CurrentTurn(TurnFacts facts, TurnNotes notes, MessageReading reading, ConversationMemory memory)
{
    /// <summary>What the host gave.</summary>
    public TurnFacts Facts { get; } = facts;

    /// <summary>What the host will store.</summary>
    public TurnNotes Notes { get; } = notes;

    /// <summary>The message, read; of an empty text when the turn has no message.</summary>
    public MessageReading Reading { get; } = reading;

    /// <summary>What was remembered, and will be.</summary>
    public ConversationMemory Memory { get; } = memory;

    /// <summary>The opening hours in the customer's language.</summary>
    public SpokenHours Hours => new(Facts.Hours, Facts.Sentences(Reading.Language), Facts.Now);

    /// <summary>
    /// The text that answers a question of the bot: the only one of the waiting messages that is more than a courtesy, or all of them.
    /// </summary>
    public string Reply
    {
        get
        {
            if (Facts.Texts is [var only] && string.Equals(only, Reading.Text, StringComparison.Ordinal))
            {
                return only;
            }
            var telling = Facts.Texts.Where(text => MessageReader.Read(text, Reading.Language).Kind
                is not (MessageKind.Thanks or MessageKind.Greeting or MessageKind.Wordless)).ToList();
            return telling.Count == 1 ? telling[0] : Reading.Text;
        }
    }

    /// <summary>The turn of <paramref name="context"/>.</summary>
    public static CurrentTurn Of(ITurnContext context) =>
        context.TurnState.Get<CurrentTurn>() ?? throw new InvalidOperationException("Dialogs run only inside a turn of CareBotHandler.");

    /// <summary>A sentence in the customer's language.</summary>
    public string Say(string key, params ReadOnlySpan<(string Name, string Value)> values) => Facts.Sentences(Reading.Language).Say(key, values);

    /// <summary>A sentence that calls the customer by name, or its form without a name.</summary>
    public string SayByName(string key) =>
        CustomerName.ToCall(Facts.CustomerName) is { } name ? Say(Sentence.Named(key), ("name", name)) : Say(key);

    /// <summary>A message with quick replies; what a click sends is what it shows, so that it means the same on every channel.</summary>
    public static Activity Message(string text, params IEnumerable<string> quickReplies)
    {
        var message = MessageFactory.Text(text);
        var actions = quickReplies.Select(title => new CardAction { Type = ActionTypes.ImBack, Title = title, Value = title }).ToList();
        if (actions.Count > 0)
        {
            message.SuggestedActions = new SuggestedActions { Actions = actions };
        }
        return message;
    }
}
