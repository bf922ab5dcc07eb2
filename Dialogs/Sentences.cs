using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;

[assembly: NeutralResourcesLanguage("id")]

namespace CareBot.Dialogs;

/// <summary>
/// The sentences of <c>Replies.resx</c> in one language, with those that leads have written instead. Immutable and thread-safe.
/// </summary>
public sealed partial class Sentences : ISentences
{
    private static readonly ConcurrentDictionary<string, FrozenDictionary<string, string>> Defaults = new(StringComparer.Ordinal);

    private readonly IReadOnlyDictionary<string, string> overrides;

    private Sentences(string language, IReadOnlyDictionary<string, string> overrides)
    {
        Language = language;
        this.overrides = overrides;
    }

    /// <summary><c>id</c>, <c>en</c> and <c>ms</c>.</summary>
    public static IReadOnlyList<string> Languages { get; } = ["id", "en", "ms"];

    /// <summary>Every key, in alphabetical order.</summary>
    public static IReadOnlyList<string> Keys { get; } = [.. DefaultsOf("id").Keys.Order(StringComparer.Ordinal)];

    /// <inheritdoc/>
    public string Language { get; }

    /// <summary>The sentences of <paramref name="language"/>, some of them replaced.</summary>
    /// <param name="language">One of <see cref="Languages"/>.</param>
    /// <param name="overrides">Texts by key; null for none.</param>
    /// <exception cref="ArgumentException">The language is not spoken here.</exception>
    /// <exception cref="SentenceException">An override has an unknown key, is empty, or its placeholders are not the sentence's own.</exception>
    public static Sentences For(string language, IReadOnlyDictionary<string, string>? overrides = null)
    {
        if (!Languages.Contains(language, StringComparer.Ordinal))
        {
            throw new ArgumentException($"\"{language}\" is not spoken; allowed: {string.Join(", ", Languages)}.", nameof(language));
        }
        var own = (overrides ?? FrozenDictionary<string, string>.Empty).ToFrozenDictionary(StringComparer.Ordinal);
        var faults = Check(own);
        return faults.Count == 0 ? new Sentences(language, own) : throw new SentenceException(faults);
    }

    /// <summary>What is wrong with <paramref name="overrides"/>; empty when all can be said.</summary>
    public static IReadOnlyList<SentenceFault> Check(IReadOnlyDictionary<string, string> overrides)
    {
        ArgumentNullException.ThrowIfNull(overrides);
        return [.. overrides.OrderBy(o => o.Key, StringComparer.Ordinal).Select(o => Fault(o.Key, o.Value)).OfType<SentenceFault>()];
    }

    /// <summary>The names that stand in braces in the sentence, in alphabetical order.</summary>
    /// <exception cref="KeyNotFoundException">No such sentence.</exception>
    public static IReadOnlyList<string> Placeholders(string key) => PlaceholdersIn(DefaultsOf("id")[key]);

    /// <summary>The sentence as it is delivered, with its placeholders in braces.</summary>
    /// <exception cref="KeyNotFoundException">No such sentence.</exception>
    public static string Default(string language, string key) => DefaultsOf(language)[key];

    /// <inheritdoc/>
    public string Say(string key, params ReadOnlySpan<(string Name, string Value)> values)
    {
        if (!overrides.TryGetValue(key, out var text) && !DefaultsOf(Language).TryGetValue(key, out text))
        {
            throw new KeyNotFoundException($"There is no sentence \"{key}\".");
        }
        var filled = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in values)
        {
            filled.Add(name, value);
        }
        return Placeholder().Replace(text, match => filled.TryGetValue(match.Groups["name"].Value, out var value)
            ? value
            : throw new ArgumentException($"The sentence \"{key}\" needs a value for {match.Value}.", nameof(values)));
    }

    private static SentenceFault? Fault(string key, string text)
    {
        if (!DefaultsOf("id").TryGetValue(key, out var original))
        {
            return new SentenceFault(key, key, $"one of {string.Join(", ", Keys)}");
        }
        if (string.IsNullOrWhiteSpace(text))
        {
            return new SentenceFault(key, "nothing", "a text");
        }
        var (found, allowed) = (PlaceholdersIn(text), PlaceholdersIn(original));
        return found.SequenceEqual(allowed, StringComparer.Ordinal)
            ? null
            : new SentenceFault(key, Braced(found), allowed.Count == 0 ? "no placeholders" : $"each of {Braced(allowed)}, and no others");
    }

    private static string Braced(IReadOnlyList<string> names) =>
        names.Count == 0 ? "no placeholders" : string.Join(", ", names.Select(name => $"{{{name}}}"));

    private static List<string> PlaceholdersIn(string text) =>
        [.. Placeholder().Matches(text).Select(m => m.Groups["name"].Value).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private static FrozenDictionary<string, string> DefaultsOf(string language) => Defaults.GetOrAdd(language, static name =>
    {
        var manager = new ResourceManager("CareBot.Dialogs.Replies", typeof(Sentences).Assembly);
        using var set = manager.GetResourceSet(CultureInfo.GetCultureInfo(name), createIfNotExists: true, tryParents: string.Equals(name, "id", StringComparison.Ordinal))
            ?? throw new MissingManifestResourceException($"The sentences in \"{name}\" are not installed beside the program.");
        return set.Cast<DictionaryEntry>().ToFrozenDictionary(e => (string)e.Key, e => (string)e.Value!, StringComparer.Ordinal);
    });

    [GeneratedRegex(@"\{(?<name>[^{}\s]+)\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Placeholder();
}
