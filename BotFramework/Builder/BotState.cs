using Newtonsoft.Json.Linq;

namespace Microsoft.Bot.Builder;

/// <summary>
/// Named values that last from turn to turn under one storage key. They are read once a turn, live in the turn state meanwhile, and are
/// written back by <see cref="SaveChangesAsync"/>, if changed. The storage key says whose they are.
/// </summary>
public abstract partial class BotState : IPropertyManager
{
    private readonly IStorage _storage;
    private readonly string _contextServiceKey;

    /// <param name="storage">Where the state lasts.</param>
    /// <param name="contextServiceKey">The key of the loaded state in the turn state.</param>
    public BotState(IStorage storage, string contextServiceKey)
    {
        ArgumentNullException.ThrowIfNull(storage);
        ArgumentNullException.ThrowIfNull(contextServiceKey);
        _storage = storage;
        _contextServiceKey = contextServiceKey;
    }

    public IStatePropertyAccessor<T> CreateProperty<T>(string name)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            throw new ArgumentNullException(nameof(name));
        }

        return new Accessor<T>(this, name);
    }

    /// <summary>Reads the state into the turn, unless it is there already and <paramref name="force"/> is false.</summary>
    /// <exception cref="InvalidOperationException">What is stored under the key is not a state.</exception>
    public virtual async Task LoadAsync(ITurnContext turnContext, bool force = false, CancellationToken cancellationToken = default)
    {
        BotAssert.ContextNotNull(turnContext);
        if (!force && GetCachedState(turnContext)?.State is not null)
        {
            return;
        }

        var key = GetStorageKey(turnContext);
        var items = await _storage.ReadAsync([key], cancellationToken);
        items.TryGetValue(key, out var stored);
        turnContext.TurnState[_contextServiceKey] = stored switch
        {
            null => new CachedBotState(),
            IDictionary<string, object> values => new CachedBotState(values),
            JObject json => new CachedBotState(ValuesOf(json)),
            _ => throw new InvalidOperationException($"What is stored under '{key}' is a {stored.GetType()}, not a bot state."),
        };
    }

    /// <summary>Writes the state if it changed since it was read, or in any case if <paramref name="force"/>.</summary>
    public virtual async Task SaveChangesAsync(
        ITurnContext turnContext, bool force = false, CancellationToken cancellationToken = default)
    {
        BotAssert.ContextNotNull(turnContext);
        if (GetCachedState(turnContext) is not { } cached || (HashOf(cached.State) is var hash && hash == cached.Hash && !force))
        {
            return;
        }

        var changes = new Dictionary<string, object> { [GetStorageKey(turnContext)] = cached.State };
        await _storage.WriteAsync(changes, cancellationToken);
        cached.Hash = hash;
    }

    /// <summary>Empties the state in the turn; the next save writes that.</summary>
    public virtual Task ClearStateAsync(ITurnContext turnContext, CancellationToken cancellationToken = default)
    {
        BotAssert.ContextNotNull(turnContext);
        turnContext.TurnState[_contextServiceKey] = new CachedBotState { Hash = string.Empty };
        return Task.CompletedTask;
    }

    /// <summary>Takes the state out of the turn and deletes it from the storage.</summary>
    public virtual async Task DeleteAsync(ITurnContext turnContext, CancellationToken cancellationToken = default)
    {
        BotAssert.ContextNotNull(turnContext);
        turnContext.TurnState.Remove(_contextServiceKey);
        await _storage.DeleteAsync([GetStorageKey(turnContext)], cancellationToken);
    }

    /// <summary>The loaded state as JSON; null when it is not loaded.</summary>
    public JToken Get(ITurnContext turnContext)
    {
        BotAssert.ContextNotNull(turnContext);
        return GetCachedState(turnContext) is { } cached ? JObject.FromObject(cached.State) : null;
    }

    /// <summary>The loaded state; null when it is not loaded.</summary>
    public CachedBotState GetCachedState(ITurnContext turnContext)
    {
        BotAssert.ContextNotNull(turnContext);
        return turnContext.TurnState.Get<CachedBotState>(_contextServiceKey);
    }

    protected abstract string GetStorageKey(ITurnContext turnContext);

    /// <exception cref="KeyNotFoundException">There is no such value and the class is a value type.</exception>
    protected Task<T> GetPropertyValueAsync<T>(
        ITurnContext turnContext, string propertyName, CancellationToken cancellationToken = default)
    {
        var values = Values(turnContext, propertyName);
        if (values.TryGetValue(propertyName, out var value))
        {
            // A storage that writes no class names gives JSON back. The object read from it takes its place, so that changes to it last.
            if (value is not (null or T))
            {
                value = (value as JToken ?? JToken.FromObject(value)).ToObject<T>();
                values[propertyName] = value;
            }

            return Task.FromResult(value is null ? default : (T)value);
        }

        return typeof(T).IsValueType
            ? throw new KeyNotFoundException($"The state has no value '{propertyName}'.")
            : Task.FromResult<T>(default);
    }

    protected Task SetPropertyValueAsync(
        ITurnContext turnContext, string propertyName, object value, CancellationToken cancellationToken = default)
    {
        Values(turnContext, propertyName)[propertyName] = value;
        return Task.CompletedTask;
    }

    protected Task DeletePropertyValueAsync(
        ITurnContext turnContext, string propertyName, CancellationToken cancellationToken = default)
    {
        Values(turnContext, propertyName).Remove(propertyName);
        return Task.CompletedTask;
    }

    private static string HashOf(IDictionary<string, object> values) => StateText.HashOf(values);

    /// <summary>A copy: a storage may keep what it gave.</summary>
    private static Dictionary<string, object> ValuesOf(JObject json)
    {
        var values = new Dictionary<string, object>(json.Count);
        foreach (var (name, value) in json)
        {
            values[name] = value is JValue plain ? plain.Value : value.DeepClone();
        }

        return values;
    }

    private IDictionary<string, object> Values(ITurnContext turnContext, string propertyName)
    {
        BotAssert.ContextNotNull(turnContext);
        ArgumentNullException.ThrowIfNull(propertyName);
        return GetCachedState(turnContext)?.State
            ?? throw new InvalidOperationException($"{GetType().Name} must be loaded before its values are used.");
    }
}
