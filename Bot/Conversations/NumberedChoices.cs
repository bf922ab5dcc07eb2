using CareBot.Bot.Channels.X;
using CareBot.Dialogs;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace CareBot.Bot.Conversations;

/// <summary>
/// On platforms without buttons choices are shown with numbers. A message that is nothing but a number ("2.", "nomor dua", "the second one") means the choice under
/// that number in the bot's last message, and reaches the dialogs as its text.
/// </summary>
internal sealed class NumberedChoices : Microsoft.Bot.Builder.IMiddleware
{
    public Task OnTurnAsync(ITurnContext turnContext, NextDelegate next, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        ArgumentNullException.ThrowIfNull(next);
        var activity = turnContext.Activity;
        if (activity is { Type: ActivityTypes.Message, ChannelId: XChannel.ChannelId, Value: null }
            && turnContext.TurnState.Get<TurnFacts>() is { } facts && Chosen(activity.Text, facts.Transcript) is { } chosen)
        {
            activity.Text = chosen;
            turnContext.TurnState.Set(facts with { Texts = [chosen] });
        }

        return next(cancellationToken);
    }

    /// <summary>The text of the choice that the words name by number; null if they name none.</summary>
    internal static string? Chosen(string? words, IReadOnlyList<Activity> transcript)
    {
        if (SpokenNumber.Of(words) is not { } number
            || transcript.LastOrDefault(a => a.Type == ActivityTypes.Message)?.SuggestedActions?.Actions is not { } actions)
        {
            return null;
        }

        return number >= 1 && number <= actions.Count ? actions[number - 1].Value?.ToString() ?? actions[number - 1].Title : null;
    }
}
