using CareBot.Language;

namespace CareBot.Knowledge.Reading;

/// <param name="Line">The file's line of the heading.</param>
internal sealed record AnswerSection(string Language, string Answer, int Line);

/// <summary>Cuts what follows the front matter at headings like <c># id</c>, one a language.</summary>
internal static class AnswerSections
{
    /// <param name="firstLine">The file's line on which <paramref name="lines"/> begin.</param>
    public static IReadOnlyList<AnswerSection> Cut(ReadOnlySpan<string> lines, int firstLine, Action<int, string, string> fault)
    {
        var sections = new List<AnswerSection>();
        var (language, start) = (default(string), 0);
        for (var i = 0; i <= lines.Length; i++)
        {
            var heading = i < lines.Length ? Heading(lines[i]) : null;
            if (i < lines.Length && heading is null)
            {
                if (language is null && !string.IsNullOrWhiteSpace(lines[i]))
                {
                    fault(firstLine + i, "text before the first answer", Headings);
                    return sections;
                }

                continue;
            }

            if (language is not null)
            {
                sections.Add(new(language, string.Join('\n', lines[(start + 1)..i]!).Trim(), firstLine + start));
            }

            (language, start) = (heading, i);
            if (heading is not null && !LanguageCode.IsSpoken(heading))
            {
                fault(firstLine + i, $"the answer's language '{heading}' is unknown", Headings);
            }
            else if (heading is not null && sections.Any(section => section.Language == heading))
            {
                fault(firstLine + i, $"the answer in '{heading}' stands twice", "one answer a language");
            }
        }

        return sections;
    }

    private static string Headings => string.Join(", ", LanguageCode.All.Select(language => $"# {language}"));

    private static string? Heading(string line)
    {
        var text = line.TrimEnd();
        return text.Length is 4 or 5 && text.StartsWith("# ", StringComparison.Ordinal) && text[2..].All(char.IsAsciiLetterLower) ? text[2..] : null;
    }
}
