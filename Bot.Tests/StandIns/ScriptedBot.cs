using CareBot.Bot.Conversations;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace CareBot.Tests.StandIns;

/// <summary>A bot that does in each turn what the test says; what it knows of invokes it answers as an activity handler does.</summary>
internal sealed class ScriptedBot : ActivityHandler
{
    /// <summary>What it does with a turn.</summary>
    public Func<ITurnContext, CancellationToken, Task> Turn { get; set; } = (_, _) => Task.CompletedTask;

    /// <summary>How it answers an invoke; null: as one that it does not know.</summary>
    public Func<IInvokeActivity, InvokeResponse>? Invoke { get; set; }

    public BotFactory Factory => _ => this;

    public override async Task OnTurnAsync(ITurnContext turnContext, CancellationToken cancellationToken = default)
    {
        await this.Turn(turnContext, cancellationToken);
        await base.OnTurnAsync(turnContext, cancellationToken);
    }

    protected override Task<InvokeResponse> OnInvokeActivityAsync(ITurnContext<IInvokeActivity> turnContext, CancellationToken cancellationToken) =>
        this.Invoke is { } answer ? Task.FromResult(answer(turnContext.Activity)) : base.OnInvokeActivityAsync(turnContext, cancellationToken);
}
