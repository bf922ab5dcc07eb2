namespace Microsoft.Bot.Builder;

public abstract partial class BotState
{
    /// <summary>A state as it lives in the turn, with what it was when it was read.</summary>
    public class CachedBotState
    {
        public CachedBotState(IDictionary<string, object> state = null)
        {
            State = state ?? new Dictionary<string, object>();
            Hash = HashOf(State);
        }

        public IDictionary<string, object> State { get; set; }

        internal string Hash { get; set; }
    }

    private sealed class Accessor<T>(BotState state, string name) : IStatePropertyAccessor<T>
    {
        public string Name => name;

        public async Task<T> GetAsync(
            ITurnContext turnContext, Func<T> defaultValueFactory = null, CancellationToken cancellationToken = default)
        {
            await state.LoadAsync(turnContext, force: false, cancellationToken);
            var value = default(T);
            var found = true;
            try
            {
                value = await state.GetPropertyValueAsync<T>(turnContext, Name, cancellationToken);
            }
            catch (KeyNotFoundException)
            {
                found = false;
            }

            if ((found && value is not null) || defaultValueFactory is null)
            {
                return value;
            }

            value = defaultValueFactory();
            await SetAsync(turnContext, value, cancellationToken);
            return value;
        }

        public async Task SetAsync(ITurnContext turnContext, T value, CancellationToken cancellationToken = default)
        {
            await state.LoadAsync(turnContext, force: false, cancellationToken);
            await state.SetPropertyValueAsync(turnContext, Name, value, cancellationToken);
        }

        public async Task DeleteAsync(ITurnContext turnContext, CancellationToken cancellationToken = default)
        {
            await state.LoadAsync(turnContext, force: false, cancellationToken);
            await state.DeletePropertyValueAsync(turnContext, Name, cancellationToken);
        }
    }
}
