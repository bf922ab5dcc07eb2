using Microsoft.Bot.Schema;

namespace Microsoft.Bot.Builder;

/// <summary>Events of the handoff protocol.</summary>
public static class EventFactory
{
    /// <summary>
    /// Asks the agent hub to take the conversation over. <paramref name="handoffContext"/> is what the hub routes by; the transcript
    /// goes along as an attachment.
    /// </summary>
    public static IEventActivity CreateHandoffInitiation(ITurnContext turnContext, object handoffContext, Transcript transcript = null)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        var initiation = HandoffEvent(HandoffEventNames.InitiateHandoff, handoffContext, turnContext.Activity.Conversation);
        initiation.From = turnContext.Activity.From;
        initiation.RelatesTo = turnContext.Activity.GetConversationReference();
        initiation.ReplyToId = turnContext.Activity.Id;
        initiation.ServiceUrl = turnContext.Activity.ServiceUrl;
        initiation.ChannelId = turnContext.Activity.ChannelId;
        if (transcript is not null)
        {
            initiation.Attachments = [new Attachment("application/json", content: transcript, name: "Transcript")];
        }

        return initiation;
    }

    /// <summary>
    /// Reports how a handoff goes: <paramref name="state"/> is <c>accepted</c>, <c>failed</c> or <c>completed</c>. The value is
    /// <c>{ state, message }</c>, without the message where there is none.
    /// </summary>
    public static IEventActivity CreateHandoffStatus(ConversationAccount conversation, string state, string message = null)
    {
        ArgumentNullException.ThrowIfNull(conversation);
        ArgumentNullException.ThrowIfNull(state);
        object value = message is null ? new { state } : new { state, message };
        return HandoffEvent(HandoffEventNames.HandoffStatus, value, conversation);
    }

    private static Activity HandoffEvent(string name, object value, ConversationAccount conversation) => new(ActivityTypes.Event)
    {
        Name = name,
        Value = value,
        Id = Guid.NewGuid().ToString(),
        Timestamp = TimeProvider.System.GetUtcNow(),
        Conversation = conversation,
        Attachments = new List<Attachment>(),
        Entities = new List<Entity>(),
    };
}
