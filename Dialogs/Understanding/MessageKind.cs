namespace CareBot.Dialogs.Understanding;

/// <summary>What a message is, before anything is looked up.</summary>
public enum MessageKind
{
    /// <summary>Anything that is none of the others; it is searched for.</summary>
    Question,

    /// <summary>The customer wants to talk to a person.</summary>
    Person,

    /// <summary>About the opening hours.</summary>
    Hours,

    /// <summary>Thanks or praise, and nothing else.</summary>
    Thanks,

    /// <summary>A greeting or a call for attention, and nothing else.</summary>
    Greeting,

    /// <summary>A farewell, and nothing else.</summary>
    Goodbye,

    /// <summary>Agreement, and nothing else.</summary>
    Yes,

    /// <summary>Refusal or "not yet", and nothing else.</summary>
    No,

    /// <summary>The announcement of a question without the question.</summary>
    LeadIn,

    /// <summary>Whether a bot or a person speaks, or who it is.</summary>
    BotOrHuman,

    /// <summary>How the bot is.</summary>
    HowAreYou,

    /// <summary>No words: empty, punctuation, emoji or an attachment.</summary>
    Wordless,

    /// <summary>Insults, and nothing else.</summary>
    Abuse,

    /// <summary>Advertising or bait that has nothing to do with the shop.</summary>
    Spam,

    /// <summary>What the bot had asked for. Only the dialog that waits for it can tell; by itself no message is one.</summary>
    Answer,
}
