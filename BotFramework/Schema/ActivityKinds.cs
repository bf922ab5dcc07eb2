namespace Microsoft.Bot.Schema;

/// <summary>A request to do something, answered by a command result.</summary>
public interface ICommandActivity : IActivity
{
    object Value { get; set; }

    string Name { get; set; }
}

/// <summary>The outcome of a command.</summary>
public interface ICommandResultActivity : IActivity
{
    object Value { get; set; }

    string Name { get; set; }
}

/// <summary>The bot was added to or removed from a contact list.</summary>
public interface IContactRelationUpdateActivity : IActivity
{
    string Action { get; set; }
}

/// <summary>Who is in the conversation, or its topic, changed.</summary>
public interface IConversationUpdateActivity : IActivity
{
    IList<ChannelAccount> MembersAdded { get; set; }

    IList<ChannelAccount> MembersRemoved { get; set; }

    bool? HistoryDisclosed { get; set; }

    string TopicName { get; set; }
}

/// <summary>The conversation is over.</summary>
public interface IEndOfConversationActivity : IActivity
{
    string Code { get; set; }

    string Text { get; set; }
}

/// <summary>Something happened that no one said; named by <see cref="Name"/>.</summary>
public interface IEventActivity : IActivity
{
    ConversationReference RelatesTo { get; set; }

    object Value { get; set; }

    string Name { get; set; }
}

/// <summary>The conversation changes hands.</summary>
public interface IHandoffActivity : IActivity
{
}

/// <summary>The bot was installed or removed.</summary>
public interface IInstallationUpdateActivity : IActivity
{
    string Action { get; set; }
}

/// <summary>A call that waits for an answer; named by <see cref="Name"/>.</summary>
public interface IInvokeActivity : IActivity
{
    ConversationReference RelatesTo { get; set; }

    object Value { get; set; }

    string Name { get; set; }
}

/// <summary>Something said, with all that may go with it.</summary>
public interface IMessageActivity : IActivity
{
    DateTimeOffset? Expiration { get; set; }

    IList<Attachment> Attachments { get; set; }

    Mention[] GetMentions();

    SuggestedActions SuggestedActions { get; set; }

    bool HasContent();

    object Value { get; set; }

    string AttachmentLayout { get; set; }

    string DeliveryMode { get; set; }

    string Importance { get; set; }

    string InputHint { get; set; }

    string Locale { get; set; }

    string Speak { get; set; }

    string Summary { get; set; }

    string Text { get; set; }

    string TextFormat { get; set; }
}

/// <summary>A message was deleted.</summary>
public interface IMessageDeleteActivity : IActivity
{
}

/// <summary>Reactions to a message came or went.</summary>
public interface IMessageReactionActivity : IActivity
{
    IList<MessageReaction> ReactionsAdded { get; set; }

    IList<MessageReaction> ReactionsRemoved { get; set; }
}

/// <summary>A message was changed.</summary>
public interface IMessageUpdateActivity : IMessageActivity
{
}

/// <summary>A suggestion to one person about a message.</summary>
public interface ISuggestionActivity : IMessageActivity
{
    IList<TextHighlight> TextHighlights { get; set; }
}

/// <summary>A note for developers, never shown to users.</summary>
public interface ITraceActivity : IActivity
{
    ConversationReference RelatesTo { get; set; }

    object Value { get; set; }

    string Label { get; set; }

    string Name { get; set; }

    string ValueType { get; set; }
}

/// <summary>The other side is typing.</summary>
public interface ITypingActivity : IActivity
{
}
