using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Dialogs;

namespace CareBot.Dialogs;

/// <summary>
/// The part of <see cref="ConversationState"/> that the dialogs own: the memory as JSON text and the dialog stack. What another version of the
/// program wrote, and a stack with a dialog that no longer exists, is dropped: the conversation then goes on from its root.
/// </summary>
internal sealed class StoredConversation(ConversationState state)
{
    private readonly IStatePropertyAccessor<string> memory = state.CreateProperty<string>("memory");

    /// <summary>Where the dialog set keeps its stack.</summary>
    public IStatePropertyAccessor<DialogState> Stack { get; } = new StoredStack(state.CreateProperty<object>("dialogs"));

    public async Task<ConversationMemory> OpenAsync(ITurnContext context, DialogSet dialogs, CancellationToken cancellationToken)
    {
        var json = await memory.GetAsync(context, () => "", cancellationToken);
        var remembered = json.Length == 0 ? new ConversationMemory() : ConversationMemory.FromJson(json);
        var stack = remembered is null ? new DialogState() : await Stack.GetAsync(context, () => new DialogState(), cancellationToken);
        if (stack.DialogStack.Exists(instance => dialogs.Find(instance.Id) is null))
        {
            stack = new DialogState();
        }
        await Stack.SetAsync(context, stack, cancellationToken);
        return remembered ?? new ConversationMemory();
    }

    public async Task SaveAsync(ITurnContext context, ConversationMemory remembered, CancellationToken cancellationToken)
    {
        await memory.SetAsync(context, remembered.ToJson(), cancellationToken);
        await state.SaveChangesAsync(context, cancellationToken: cancellationToken);
    }
}
