namespace Microsoft.Bot.Builder;

/// <summary>
/// A station on the way of a turn to the bot. What comes before the call of <c>next</c> runs on the way in, what comes after on the
/// way out; a middleware that does not call <c>next</c> ends the turn there.
/// </summary>
public interface IMiddleware
{
    Task OnTurnAsync(ITurnContext turnContext, NextDelegate next, CancellationToken cancellationToken = default);
}
