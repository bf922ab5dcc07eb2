using System.Collections;
using Microsoft.Bot.Schema;

namespace Microsoft.Bot.Builder.Dialogs;

/// <summary>What a turn of a dialog manager gave.</summary>
public class DialogManagerResult
{
    public DialogTurnResult TurnResult { get; set; }

    public Activity[] Activities { get; set; }

    public PersistedState NewState { get; set; }
}

/// <summary>The states of a turn as plain values.</summary>
public class PersistedState
{
    public PersistedState()
    {
    }

    /// <summary>Takes the states out of stored data by their keys; what is not stored is empty.</summary>
    public PersistedState(PersistedStateKeys keys, IDictionary<string, object> data)
    {
        UserState = Stored(keys.UserState, data);
        ConversationState = Stored(keys.ConversationState, data);
    }

    public IDictionary<string, object> UserState { get; set; } = new Dictionary<string, object>();

    public IDictionary<string, object> ConversationState { get; set; } = new Dictionary<string, object>();

    private static IDictionary<string, object> Stored(string key, IDictionary<string, object> data) =>
        data.TryGetValue(key, out var state) ? (IDictionary<string, object>)state : new Dictionary<string, object>();
}

/// <summary>The storage keys of the states of a turn.</summary>
public class PersistedStateKeys : IEnumerable<string>
{
    public string UserState { get; set; }

    public string ConversationState { get; set; }

    public IEnumerator<string> GetEnumerator()
    {
        yield return UserState;
        yield return ConversationState;
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
