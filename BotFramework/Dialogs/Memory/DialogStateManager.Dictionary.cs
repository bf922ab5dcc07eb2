using System.Collections;
using Newtonsoft.Json.Linq;

namespace Microsoft.Bot.Builder.Dialogs.Memory;

/// <summary>The memory as a dictionary of its scopes. Scopes are neither added nor removed this way.</summary>
public partial class DialogStateManager : IDictionary<string, object>
{
    public ICollection<string> Keys => [.. Configuration.MemoryScopes.Select(scope => scope.Name)];

    public ICollection<object> Values => [.. Configuration.MemoryScopes.Select(scope => scope.GetMemory(_context))];

    public int Count => Configuration.MemoryScopes.Count;

    public bool IsReadOnly => true;

    /// <summary>The value at a path. A single name replaces the whole scope.</summary>
    public object this[string key]
    {
        get => GetValue<object>(key);
        set
        {
            if (EndOfName(key) >= 0)
            {
                SetValue(key, value);
                return;
            }

            var scope = GetMemoryScope(key) ?? throw NoSuchScope(key);
            scope.SetMemory(_context, value is null ? null : JToken.FromObject(value));
        }
    }

    public bool ContainsKey(string key) => GetMemoryScope(key) is not null;

    public bool TryGetValue(string key, out object value) => TryGetValue<object>(key, out value);

    public void CopyTo(KeyValuePair<string, object>[] array, int arrayIndex)
    {
        ArgumentNullException.ThrowIfNull(array);
        foreach (var scope in this)
        {
            array[arrayIndex++] = scope;
        }
    }

    public IEnumerator<KeyValuePair<string, object>> GetEnumerator() => Configuration.MemoryScopes
        .Select(scope => new KeyValuePair<string, object>(scope.Name, scope.GetMemory(_context))).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public void Add(string key, object value) => throw new NotSupportedException();

    public void Add(KeyValuePair<string, object> item) => throw new NotSupportedException();

    public bool Remove(string key) => throw new NotSupportedException();

    public bool Remove(KeyValuePair<string, object> item) => throw new NotSupportedException();

    public void Clear() => throw new NotSupportedException();

    public bool Contains(KeyValuePair<string, object> item) => throw new NotSupportedException();
}
