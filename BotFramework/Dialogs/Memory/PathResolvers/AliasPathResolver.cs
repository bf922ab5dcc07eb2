namespace Microsoft.Bot.Builder.Dialogs.Memory.PathResolvers;

/// <summary>Puts a prefix in the place of a sign at the start of a path.</summary>
public class AliasPathResolver : IPathResolver
{
    private readonly string _prefix;
    private readonly string _postfix;

    public AliasPathResolver(string alias, string prefix, string postfix = null)
    {
        ArgumentNullException.ThrowIfNull(alias);
        ArgumentNullException.ThrowIfNull(prefix);
        Alias = alias.Trim();
        _prefix = prefix.Trim();
        _postfix = postfix ?? string.Empty;
    }

    public string Alias { get; }

    public virtual string TransformPath(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        path = path.Trim();
        return path.StartsWith(Alias, StringComparison.Ordinal) && path.Length > Alias.Length && IsPathChar(path[Alias.Length])
            ? (_prefix + path[Alias.Length..] + _postfix).TrimEnd('.')
            : path;
    }

    /// <summary>Whether a name can start with the character.</summary>
    protected bool IsPathChar(char ch) => char.IsLetter(ch) || ch == '_';
}

/// <summary><c>$name</c> is <c>dialog.name</c>.</summary>
public class DollarPathResolver() : AliasPathResolver("$", "dialog.");

/// <summary><c>#name</c> is <c>turn.recognized.intents.name</c>.</summary>
public class HashPathResolver() : AliasPathResolver("#", "turn.recognized.intents.");

/// <summary><c>%name</c> is <c>class.name</c>.</summary>
public class PercentPathResolver() : AliasPathResolver("%", "class.");

/// <summary><c>@@name</c> is every entity of that name: <c>turn.recognized.entities.name</c>.</summary>
public class AtAtPathResolver() : AliasPathResolver("@@", "turn.recognized.entities.");

/// <summary><c>@name</c> is the first entity of that name: <c>turn.recognized.entities.name.first()</c>.</summary>
public class AtPathResolver() : AliasPathResolver("@", "turn.recognized.entities.")
{
    public override string TransformPath(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        path = path.Trim();
        if (!path.StartsWith('@') || path.Length < 2 || !IsPathChar(path[1]))
        {
            return path;
        }

        var end = path.AsSpan().IndexOfAny('.', '[');
        end = end < 0 ? path.Length : end;
        return $"turn.recognized.entities.{path[1..end]}.first(){path[end..]}";
    }
}
