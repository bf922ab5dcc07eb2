using System.Globalization;
using CareBot.Bot.Channels.Instagram;
using CareBot.Bot.Channels.Messenger;
using CareBot.Bot.Channels.WhatsApp;
using CareBot.Bot.Channels.X;
using CareBot.Dialogs;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace CareBot.Bot.Conversations;

/// <summary>
/// Where buttons are missing, or too short, choices are shown with numbers. A message that is nothing but a number ("2.", "nomor dua", "the second one") means the
/// choice under that number in the bot's last message, and reaches the dialogs as its text; unless the choices are numbers themselves.
/// </summary>
internal sealed class NumberedChoices : Microsoft.Bot.Builder.IMiddleware
{
    public Task OnTurnAsync(ITurnContext turnContext, NextDelegate next, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        ArgumentNullException.ThrowIfNull(next);
        var activity = turnContext.Activity;
        if (activity is { Type: ActivityTypes.Message, Value: null, ChannelId: XChannel.ChannelId or MessengerChannel.ChannelId or InstagramChannel.ChannelId or WhatsAppChannel.ChannelId }
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
            || transcript.LastOrDefault(a => a.Type == ActivityTypes.Message)?.SuggestedActions?.Actions is not { } actions
            || actions.Any(a => int.TryParse(a?.Title, NumberStyles.None, CultureInfo.InvariantCulture, out _)))
        {
            return null;
        }

        return number >= 1 && number <= actions.Count ? actions[number - 1].Value?.ToString() ?? actions[number - 1].Title : null;
    }
}
