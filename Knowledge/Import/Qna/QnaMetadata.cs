using System.Buffers;
using System.Text;
using CareBot.Language;

namespace CareBot.Knowledge.Import.Qna;

/// <summary>
/// What an article has and a pair has not, carried in the pair's metadata under the names <c>article</c>, <c>language</c>,
/// <c>title</c>, <c>valid_from</c>, <c>valid_until</c> and <c>tag</c>, <c>tag_2</c> …; every other name and value is the tag
/// <c>name:value</c>. Values have no sign that a file form uses: those are written as % and two hexadecimal digits.
/// </summary>
internal sealed record QnaMetadata
{
    private static readonly SearchValues<char> Coded = SearchValues.Create("%:|=,\r\n\t");

    public string? Article { get; init; }

    public string? Language { get; init; }

    /// <summary>The first question is only the title.</summary>
    public bool TitleFirst { get; init; }

    public string? ValidFrom { get; init; }

    public string? ValidUntil { get; init; }

    public IReadOnlyList<string> Tags { get; init; } = [];

    public static QnaMetadata Read(IReadOnlyList<(string Name, string Value)> entries)
    {
        var read = new QnaMetadata();
        var tags = new List<string>();
        foreach (var (name, value) in entries)
        {
            switch (name)
            {
                case "article":
                    read = read with { Article = Decode(value) };
                    break;
                case "language" or "lang" or "locale" when LanguageChoice.Named(value) is { } language:
                    read = read with { Language = language };
                    break;
                case "title" when value == "first":
                    read = read with { TitleFirst = true };
                    break;
                case "valid_from":
                    read = read with { ValidFrom = Decode(value) };
                    break;
                case "valid_until":
                    read = read with { ValidUntil = Decode(value) };
                    break;
                default:
                    tags.Add(IsTag(name) ? Decode(value) : $"{name}:{value}");
                    break;
            }
        }

        return read with { Tags = tags };
    }

    public List<(string Name, string Value)> Write()
    {
        var entries = new List<(string Name, string Value)>();
        Add("article", Article);
        Add("language", Language);
        Add("title", TitleFirst ? "first" : null);
        Add("valid_from", ValidFrom);
        Add("valid_until", ValidUntil);
        var (names, number) = (new HashSet<string>(StringComparer.OrdinalIgnoreCase), 0);
        foreach (var tag in Tags)
        {
            if (Foreign(tag) is { } pair && names.Add(pair.Name))
            {
                entries.Add(pair);
            }
            else
            {
                entries.Add((++number == 1 ? "tag" : $"tag_{number}", Encode(tag)));
            }
        }

        return entries;

        void Add(string name, string? value)
        {
            if (value is not null)
            {
                entries.Add((name, Encode(value)));
            }
        }
    }

    /// <summary>A tag that came from metadata, or could have: <c>name:value</c> without signs that need a code.</summary>
    private static (string Name, string Value)? Foreign(string tag)
    {
        var colon = tag.IndexOf(':', StringComparison.Ordinal);
        var (name, value) = colon > 0 ? (tag[..colon], tag[(colon + 1)..]) : ("", "");
        var own = name is "" or "article" or "title" or "valid_from" or "valid_until" or "language" or "lang" or "locale" || IsTag(name);
        return own || !name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_') || value.Length == 0 || value != value.Trim() || value.AsSpan().ContainsAny(Coded) ? null : (name, value);
    }

    private static bool IsTag(string name) => name == "tag" || (name.StartsWith("tag_", StringComparison.Ordinal) && name.Length > 4 && name[4..].All(char.IsAsciiDigit));

    private static string Encode(string value)
    {
        var coded = new StringBuilder(value.Length);
        for (var i = 0; i < value.Length; i++)
        {
            var edge = value[i] == ' ' && (i == 0 || i == value.Length - 1);
            if (edge || Coded.Contains(value[i]))
            {
                coded.Append('%').Append(((int)value[i]).ToString("x2", System.Globalization.CultureInfo.InvariantCulture));
            }
            else
            {
                coded.Append(value[i]);
            }
        }

        return coded.ToString();
    }

    private static string Decode(string value) => value.Contains('%', StringComparison.Ordinal) ? Uri.UnescapeDataString(value) : value;
}
