namespace Microsoft.Bot.Builder;

/// <summary>Puts a service into the state of every turn, by key or by class.</summary>
public class RegisterClassMiddleware<T>(T service, string key) : IMiddleware
    where T : class
{
    public RegisterClassMiddleware(T service)
        : this(service, typeof(T).FullName)
    {
    }

    public T Service { get; set; } = service;

    public Task OnTurnAsync(ITurnContext turnContext, NextDelegate nextTurn, CancellationToken cancellationToken)
    {
        turnContext.TurnState.Add(key, Service);
        return nextTurn(cancellationToken);
    }
}
