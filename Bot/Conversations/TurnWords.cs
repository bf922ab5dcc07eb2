using CareBot.Bot.Brands;
using CareBot.Bot.Channels;
using CareBot.Dialogs;
using CareBot.Handoff;
using CareBot.Language;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace CareBot.Bot.Conversations;

/// <summary>How a turn's words leave, and what is said when the bot has none of its own.</summary>
public sealed class TurnWords(BrandContexts brands, ChannelSet channels, TimeProvider clock)
{
    /// <summary>What a caller that stays on the line hears; null when nobody stays.</summary>
    internal static LineAnswer? AnswerOf(TurnPlan plan, IReadOnlyList<Activity> sent)
    {
        if (plan.Activity.DeliveryMode == DeliveryModes.ExpectReplies)
        {
            return LineAnswer.Of(sent);
        }

        if (plan.Activity.Type != ActivityTypes.Invoke)
        {
            return null;
        }

        return sent.LastOrDefault(a => a.Type == ActivityTypesEx.InvokeResponse)?.Value is InvokeResponse response
            ? LineAnswer.Of(response)
            : LineAnswer.NotImplemented;
    }

    /// <summary>Replies to a caller that stays on the line leave with the answer to its call, not through the outbox; changes of earlier ones do.</summary>
    internal RenderedReply Rendered(Activity reply, TurnPlan plan, ConnectedAccount account, SendKind kind = SendKind.New)
    {
        var channel = channels.Of(account);
        var payloads = kind switch
        {
            SendKind.Delete => [ActivityJson.Write(reply)],
            SendKind.New when plan.Activity.DeliveryMode == DeliveryModes.ExpectReplies => [],
            _ => HandoffEvent.Read(reply) is null ? channel.Render(reply) : channel.RenderHandoff(reply),
        };
        return new(reply, payloads, kind);
    }

    /// <summary>A sentence about what went wrong, and when somebody will reply.</summary>
    internal Activity Apology(LoadedTurn loaded, Activity to, string sentence)
    {
        var brand = brands.Get(loaded.Conversation.BrandId);
        var sentences = brand.Sentences(loaded.Conversation.Language ?? LanguageCode.Indonesian);
        var reply = to.CreateReply($"{sentences.Say(sentence)} {new SpokenHours(brand.Hours, sentences, clock.GetUtcNow()).WhenSomeoneReplies}");
        reply.Id = Guid.CreateVersion7().ToString("N");
        return reply;
    }

    /// <summary>The bot failed on these events too often: they are set aside, the customer is told and a person is asked.</summary>
    internal TurnChanges GiveUp(LoadedTurn loaded, ConnectedAccount account, TurnPlan plan, Exception error)
    {
        var conversation = loaded.Conversation;
        var asked = plan.Activity.Type == ActivityTypes.Message;
        List<Activity> said = asked ? [this.Apology(loaded, plan.Activity, Sentence.Trouble)] : [];
        return new TurnChanges(
            conversation,
            plan.Events,
            [.. said.Select(reply => this.Rendered(reply, plan, account))],
            State: null,
            new TurnNotes { Dialog = "trouble", HandoffReason = HandoffReason.BotFailed.Code() },
            asked && conversation.Stage == HandoffStage.Bot ? HandoffEvent.ForFailure(loaded.Transcript, conversation.Language ?? LanguageCode.Indonesian) : null,
            Parked: $"{error.GetType().Name} at {error.TargetSite?.DeclaringType?.Name}.{error.TargetSite?.Name}",
            Answer: plan.Activity.Type == ActivityTypes.Invoke ? LineAnswer.Failed : AnswerOf(plan, said));
    }
}
