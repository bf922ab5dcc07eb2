namespace CareBot.Language.Recognizers.Sequences;

/// <summary>Mentions (<c>@name</c>) and hashtags (<c>#word</c>), as social networks write them. Resolution: <c>value</c>, in lower case with the sign.</summary>
public static class Tags
{
    private const int Longest = 100;

    public static IReadOnlyList<ModelResult> Mentions(string text) => Find(text, '@', "mention");

    public static IReadOnlyList<ModelResult> Hashtags(string text) => Find(text, '#', "hashtag");

    private static List<ModelResult> Find(string text, char sign, string type)
    {
        ArgumentNullException.ThrowIfNull(text);
        var results = new List<ModelResult>();
        for (var at = text.IndexOf(sign, StringComparison.Ordinal); at >= 0; at = text.IndexOf(sign, at + 1))
        {
            if (at > 0 && (char.IsLetterOrDigit(text[at - 1]) || text[at - 1] is '_' or '.' or '-' or '/' or '&' || text[at - 1] == sign))
            {
                continue;
            }

            var end = at + 1;
            while (end < text.Length && end - at <= Longest && (char.IsLetterOrDigit(text[end]) || text[end] == '_' || (text[end] == '.' && sign == '@')))
            {
                end++;
            }

            while (end > at + 1 && text[end - 1] == '.')
            {
                end--;
            }

            if (text.AsSpan(at + 1, end - at - 1).ContainsAnyExceptInRange('0', '9'))
            {
                results.Add(ModelResult.At(text, at, end - at, type, ("value", text[at..end].ToLowerInvariant())));
            }
        }

        return results;
    }
}
