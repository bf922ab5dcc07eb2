using System.Security.Claims;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Bot.Schema;

namespace Microsoft.Bot.Builder;

/// <summary>
/// Tells the customer that the bot is typing while a message's turn takes long: first after a delay, then again every period (both in
/// milliseconds). Typing goes straight to the adapter, past the handlers of the turn, and does not count as a response. A bot that calls
/// this one as its skill sees no typing: it shows its own.
/// </summary>
public class ShowTypingMiddleware : IMiddleware
{
    private readonly int _delay;
    private readonly int _period;

    public ShowTypingMiddleware(int delay = 500, int period = 2000)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(delay);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(period);
        _delay = delay;
        _period = period;
    }

    public async Task OnTurnAsync(ITurnContext turnContext, NextDelegate next, CancellationToken cancellationToken)
    {
        if (turnContext.Activity.Type != ActivityTypes.Message || IsCalledByABot(turnContext))
        {
            await next(cancellationToken);
            return;
        }

        using var turn = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var typing = TypeUntilCancelledAsync(turnContext, turn.Token);
        try
        {
            await next(cancellationToken);
        }
        finally
        {
            await turn.CancelAsync();
            await typing;
        }
    }

    private async Task TypeUntilCancelledAsync(ITurnContext turnContext, CancellationToken cancellationToken)
    {
        try
        {
            await Task.Delay(_delay, cancellationToken);
            while (true)
            {
                await SendTypingAsync(turnContext, cancellationToken);
                await Task.Delay(_period, cancellationToken);
            }
        }
        catch (OperationCanceledException)
        {
            // The turn is over.
        }
    }

    private static bool IsCalledByABot(ITurnContext turnContext) =>
        turnContext.TurnState.Get<ClaimsIdentity>(BotAdapter.BotIdentityKey) is { } caller && SkillClaims.AreOfABot(caller.Claims);

    private static Task SendTypingAsync(ITurnContext turnContext, CancellationToken cancellationToken)
    {
        var typing = new Activity(ActivityTypes.Typing) { RelatesTo = turnContext.Activity.RelatesTo };
        typing.ApplyConversationReference(turnContext.Activity.GetConversationReference());
        return turnContext.Adapter.SendActivitiesAsync(turnContext, [typing], cancellationToken);
    }
}
