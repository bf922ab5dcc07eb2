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

    /// <param name="configuration">
    /// Null takes the one of the turn state, else the default scopes and short forms with those that the turn state holds as
    /// <see cref="IEnumerable{T}"/>.
    /// </param>
    public DialogStateManager(DialogContext dc, DialogStateManagerConfiguration configuration = null)
    {
        ArgumentNullException.ThrowIfNull(dc);
        _context = dc;
        Configuration = configuration ?? dc.Context.TurnState.Get<DialogStateManagerConfiguration>() ?? Default(dc.Context.TurnState);
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
        if (GetMemoryScope(end < 0 ? path : path[..end]) is null)
        {
            return false;
        }

        var scope = ResolveMemoryScope(path, out var remaining);
        if (remaining.Length == 0)
        {
            return ObjectPath.TryGetPathValue(scope.GetMemory(_context), remaining, out value);
        }

        var first = path.LastIndexOf(FirstCall, StringComparison.OrdinalIgnoreCase);
        return first < 0
            ? ObjectPath.TryGetPathValue(this, path, out value)
            : TryGetFirst(path[..first], path[(first + FirstCall.Length)..], out value);
    }

    public T GetValue<T>(string pathExpression, Func<T> defaultValue = null) =>
        TryGetValue<T>(pathExpression, out var value) ? value : defaultValue is null ? default : defaultValue();

    public int GetIntValue(string pathExpression, int defaultValue = 0) => GetValue(pathExpression, () => defaultValue);

    public bool GetBoolValue(string pathExpression, bool defaultValue = false) => GetValue(pathExpression, () => defaultValue);

    public string GetStringValue(string pathExpression, string defaultValue = null) => GetValue(pathExpression, () => defaultValue);

    /// <summary>Puts a value at a path; objects are stored as JSON.</summary>
    /// <exception cref="ArgumentException">The value is a task: its result was meant; or the scope is a state that this turn does not have.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such scope.</exception>
    /// <exception cref="InvalidOperationException">The scope is that of a dialog, and none is active.</exception>
    /// <exception cref="NotSupportedException">The scope can only be read.</exception>
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
        ObjectPath.SetPathValue(this, path, stored);
        _version++;
    }

    /// <summary>Takes a value away. Where there is none, nothing happens.</summary>
    /// <exception cref="NotSupportedException">The path is a whole scope, or in one that can only be read.</exception>
    public void RemoveValue(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        path = TransformPath(path);
        NoteChange(path, value: null);
        ObjectPath.RemovePathValue(this, path);
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

    private static DialogStateManagerConfiguration Default(TurnContextStateCollection registered) => new()
    {
        PathResolvers =
        [
            new DollarPathResolver(), new HashPathResolver(), new AtAtPathResolver(), new AtPathResolver(), new PercentPathResolver(),
            .. registered.Get<IEnumerable<IPathResolver>>() ?? [],
        ],
        MemoryScopes =
        [
            new TurnMemoryScope(), new DialogMemoryScope(), new DialogContextMemoryScope(), new DialogClassMemoryScope(),
            new ClassMemoryScope(), new ThisMemoryScope(), new ConversationMemoryScope(), new UserMemoryScope(),
            .. registered.Get<IEnumerable<MemoryScope>>() ?? [],
        ],
    };

    /// <summary>The value behind <c>.first()</c>: in the first thing of a list, which may itself be a list of alternatives.</summary>
    private bool TryGetFirst<T>(string listPath, string rest, out T value)
    {
        value = default;
        if (!ObjectPath.TryGetPathValue<JArray>(this, listPath, out var list))
        {
            return false;
        }

        var first = list.First is JArray alternatives ? alternatives.First : list.First;
        return ObjectPath.TryGetPathValue(first, rest.TrimStart('.'), out value);
    }

    private ArgumentOutOfRangeException NoSuchScope(string path) => new(
        nameof(path), path, $"The path must start with a memory scope: {string.Join(", ", Configuration.MemoryScopes.Select(scope => scope.Name))}.");
}
