using System.Globalization;
using Microsoft.Bot.Builder.Dialogs.Memory.PathResolvers;
using Microsoft.Bot.Builder.Dialogs.Memory.Scopes;
using Newtonsoft.Json.Linq;

namespace Microsoft.Bot.Builder.Dialogs.Memory;

/// <summary>
/// The memory of a conversation, by path: the first name of a path is the scope (<c>user</c>, <c>conversation</c>, <c>dialog</c>,
/// <c>turn</c> …), the rest leads into it. As a dictionary it holds the scopes.
/// </summary>
public partial class DialogStateManager
{
    private const string FirstCall = ".first()";

    private readonly DialogContext _context;
    private int _version;

    /// <param name="configuration">Null takes the one of the turn state, else the default scopes and short forms.</param>
    public DialogStateManager(DialogContext dc, DialogStateManagerConfiguration configuration = null)
    {
        ArgumentNullException.ThrowIfNull(dc);
        _context = dc;
        Configuration = configuration ?? dc.Context.TurnState.Get<DialogStateManagerConfiguration>() ?? Default();
        dc.Context.TurnState.Set(Configuration);
    }

    public DialogStateManagerConfiguration Configuration { get; set; }

    /// <summary>The scope of that name, whatever its case; null when there is none.</summary>
    public MemoryScope GetMemoryScope(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Configuration.MemoryScopes.Find(scope => string.Equals(scope.Name, name, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Changes with every change through this object.</summary>
    public string Version() => _version.ToString(CultureInfo.InvariantCulture);

    /// <summary>The path without short forms.</summary>
    public virtual string TransformPath(string path) =>
        Configuration.PathResolvers.Aggregate(path, (current, resolver) => resolver.TransformPath(current));

    /// <summary>The scope that a path without short forms starts with, and the path inside it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such scope.</exception>
    public virtual MemoryScope ResolveMemoryScope(string path, out string remainingPath)
    {
        ArgumentNullException.ThrowIfNull(path);
        var end = EndOfName(path);
        remainingPath = end < 0 ? string.Empty : path[end] == '.' ? path[(end + 1)..] : path[end..];
        return GetMemoryScope(end < 0 ? path : path[..end]) ?? throw NoSuchScope(path);
    }

    public bool TryGetValue<T>(string path, out T value)
    {
        value = default;
        ArgumentNullException.ThrowIfNull(path);
        path = TransformPath(path);
        var end = EndOfName(path);
        if (GetMemoryScope(end < 0 ? path : path[..end])?.GetMemory(_context) is not { } memory)
        {
            return false;
        }

        ResolveMemoryScope(path, out var remaining);
        var first = remaining.IndexOf(FirstCall, StringComparison.OrdinalIgnoreCase);
        return first < 0
            ? ObjectPath.TryGetPathValue(memory, remaining, out value)
            : TryGetFirst(memory, remaining[..first], remaining[(first + FirstCall.Length)..], out value);
    }

    public T GetValue<T>(string pathExpression, Func<T> defaultValue = null) =>
        TryGetValue<T>(pathExpression, out var value) ? value : defaultValue is null ? default : defaultValue();

    public int GetIntValue(string pathExpression, int defaultValue = 0) => GetValue(pathExpression, () => defaultValue);

    public bool GetBoolValue(string pathExpression, bool defaultValue = false) => GetValue(pathExpression, () => defaultValue);

    public string GetStringValue(string pathExpression, string defaultValue = null) => GetValue(pathExpression, () => defaultValue);

    /// <summary>Puts a value at a path; objects are stored as JSON.</summary>
    /// <exception cref="ArgumentException">The value is a task: its result was meant.</exception>
    public void SetValue(string path, object value)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (value is Task)
        {
            throw new ArgumentException($"A task cannot be stored under '{path}'; await it first.", nameof(value));
        }

        path = TransformPath(path);
        var stored = value is null ? null : JToken.FromObject(value);
        NoteChange(path, stored);
        var scope = ResolveMemoryScope(path, out var remaining);
        if (remaining.Length == 0)
        {
            scope.SetMemory(_context, stored);
        }
        else if (scope.GetMemory(_context) is { } memory)
        {
            ObjectPath.SetPathValue(memory, remaining, stored);
        }
        else
        {
            throw new InvalidOperationException($"The memory scope '{scope.Name}' is not there in this turn.");
        }

        _version++;
    }

    public void RemoveValue(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        path = TransformPath(path);
        NoteChange(path, value: null);
        var memory = ResolveMemoryScope(path, out var remaining).GetMemory(_context);
        ObjectPath.RemovePathValue(memory, remaining);
        _version++;
    }

    /// <summary>The scopes that belong into a snapshot, as JSON.</summary>
    public JObject GetMemorySnapshot()
    {
        var snapshot = new JObject();
        foreach (var scope in Configuration.MemoryScopes.Where(scope => scope.IncludeInSnapshot))
        {
            if (scope.GetMemory(_context) is { } memory)
            {
                snapshot[scope.Name] = JToken.FromObject(memory);
            }
        }

        return snapshot;
    }

    public async Task LoadAllScopesAsync(CancellationToken cancellationToken = default)
    {
        foreach (var scope in Configuration.MemoryScopes)
        {
            await scope.LoadAsync(_context, force: false, cancellationToken);
        }
    }

    public async Task SaveAllChangesAsync(CancellationToken cancellationToken = default)
    {
        foreach (var scope in Configuration.MemoryScopes)
        {
            await scope.SaveChangesAsync(_context, force: false, cancellationToken);
        }
    }

    public Task DeleteScopesMemoryAsync(string name, CancellationToken cancellationToken = default) =>
        GetMemoryScope(name)?.DeleteAsync(_context, cancellationToken) ?? Task.CompletedTask;

    /// <summary>Where the first name of a path ends; -1 when the path is one name.</summary>
    private static int EndOfName(string path) => path.AsSpan().IndexOfAny('.', '[');

    private static DialogStateManagerConfiguration Default() => new()
    {
        PathResolvers =
        [
            new DollarPathResolver(), new HashPathResolver(), new AtAtPathResolver(), new AtPathResolver(), new PercentPathResolver(),
        ],
        MemoryScopes =
        [
            new TurnMemoryScope(), new DialogMemoryScope(), new DialogContextMemoryScope(), new DialogClassMemoryScope(),
            new ClassMemoryScope(), new ThisMemoryScope(), new ConversationMemoryScope(), new UserMemoryScope(),
        ],
    };

    /// <summary>The value behind <c>.first()</c>: in the first thing of a list, which may itself be a list of alternatives.</summary>
    private static bool TryGetFirst<T>(object memory, string listPath, string rest, out T value)
    {
        value = default;
        if (!ObjectPath.TryGetPathValue<JArray>(memory, listPath, out var list) || list.Count == 0)
        {
            return false;
        }

        var first = list[0] is JArray { Count: > 0 } alternatives ? alternatives[0] : list[0];
        return ObjectPath.TryGetPathValue(first, rest.TrimStart('.'), out value);
    }

    private ArgumentOutOfRangeException NoSuchScope(string path) => new(
        nameof(path), path, $"The path must start with a memory scope: {string.Join(", ", Configuration.MemoryScopes.Select(scope => scope.Name))}.");
}
