namespace Microsoft.Bot.Builder;

/// <summary>Takes turns.</summary>
public interface IBot
{
    Task OnTurnAsync(ITurnContext turnContext, CancellationToken cancellationToken = default);
}
