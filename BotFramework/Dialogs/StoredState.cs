using Newtonsoft.Json.Linq;

namespace Microsoft.Bot.Builder.Dialogs;

/// <summary>
/// What a dialog remembers, as it comes back from a storage. Storages that write no class names give JSON back; it is read as its
/// class once and stays an object for the rest of the turn.
/// </summary>
internal static class StoredState
{
    /// <summary>The value under <paramref name="key"/>; the default of the class when there is none.</summary>
    internal static T Read<T>(IDictionary<string, object> state, string key)
    {
        if (!state.TryGetValue(key, out var value) || value is null)
        {
            return default;
        }

        if (value is T typed)
        {
            return typed;
        }

        var read = (value as JToken ?? JToken.FromObject(value)).ToObject<T>();
        state[key] = read;
        return read;
    }

    /// <summary>The dictionary under <paramref name="key"/>, made if there is none; changes to it are remembered.</summary>
    internal static IDictionary<string, object> ReadValues(IDictionary<string, object> state, string key)
    {
        if (state.TryGetValue(key, out var value) && value is IDictionary<string, object> values)
        {
            return values;
        }

        values = Read<Dictionary<string, object>>(state, key) ?? [];
        state[key] = values;
        return values;
    }
}
