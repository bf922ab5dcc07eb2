using CareBot.Knowledge.Import;

namespace CareBot.Knowledge.Reading;

/// <summary>
/// The two lists that lie beside articles: <c>_synonyms.txt</c>, a line a group of words that mean the same, and
/// <c>_never-confuse.txt</c>, a line a pair of article ids; both separated by commas. What follows <c>#</c> is a remark.
/// </summary>
internal static class RuleFiles
{
    public const string Synonyms = "_synonyms.txt";
    public const string NeverConfuse = "_never-confuse.txt";

    private const int MaxLines = 5000;
    private const int MaxPhrase = 60;
    private const int MaxGroup = 100;

    /// <param name="name">Without folders.</param>
    public static bool IsOne(string name) => name is Synonyms or NeverConfuse;

    /// <summary>The lists among the files; empty, with faults, where any line is wrong.</summary>
    /// <param name="articles">The articles that pairs may name.</param>
    public static MatchRules Read(IEnumerable<KnowledgeFile> files, IReadOnlyList<PlacedArticle> articles, FaultList faults) =>
        Read(files, articles.Select(entry => entry.Article.Id).ToHashSet(StringComparer.Ordinal), faults);

    /// <summary>The lists among the files; empty, with faults, where any line is wrong.</summary>
    /// <param name="ids">The articles that pairs may name; null: any.</param>
    public static MatchRules Read(IEnumerable<KnowledgeFile> files, IReadOnlySet<string>? ids, FaultList faults)
    {
        var groups = new List<IReadOnlyList<string>>();
        var pairs = new List<ArticlePair>();
        var places = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var file in files.Where(file => IsOne(file.ShortName)))
        {
            foreach (var (line, items) in Lines(file, faults))
            {
                if (file.ShortName == Synonyms)
                {
                    AddGroup(file.Name, line, items, places, groups, faults);
                }
                else
                {
                    AddPair(file.Name, line, items, ids, pairs, faults);
                }
            }
        }

        return faults.HasErrors ? MatchRules.None : new(groups, pairs);
    }

    public static string Write(IEnumerable<IEnumerable<string>> lines) => string.Concat(lines.Select(line => string.Join(", ", line) + "\n"));

    private static List<(int Number, string[] Items)> Lines(KnowledgeFile file, FaultList faults)
    {
        var lines = (file.Text(faults) ?? "").Split('\n');
        if (lines.Length > MaxLines)
        {
            faults.Error(file.Name, MaxLines + 1, null, $"there are {lines.Length} lines", $"at most {MaxLines}");
            return [];
        }

        return
        [
            .. lines.Select((line, i) => (i + 1, line.Split('#')[0].Trim())).Where(line => line.Item2.Length > 0)
                .Select(line => (line.Item1, line.Item2.Split(',', StringSplitOptions.TrimEntries))),
        ];
    }

    private static void AddGroup(string file, int line, string[] items, Dictionary<string, string> places, List<IReadOnlyList<string>> groups, FaultList faults)
    {
        if (items.Length is < 2 or > MaxGroup)
        {
            faults.Error(file, line, null, $"the line has {items.Length} word(s)", $"2 to {MaxGroup} words or phrases that mean the same, separated by commas");
            return;
        }

        foreach (var item in items)
        {
            if (item.Length is 0 or > MaxPhrase || !item.Any(char.IsLetterOrDigit))
            {
                faults.Error(file, line, null, $"'{FaultList.Shown(item)}' is not a word or phrase", $"1 to {MaxPhrase} characters with a letter or digit");
            }
            else if (!places.TryAdd(item, $"{file}:{line}"))
            {
                faults.Error(file, line, null, $"'{FaultList.Shown(item)}' also stands in {places[item]}", "every word once; join groups that mean the same");
            }
        }

        groups.Add(items);
    }

    private static void AddPair(string file, int line, string[] items, IReadOnlySet<string>? ids, List<ArticlePair> pairs, FaultList faults)
    {
        if (items.Length != 2 || items[0] == items[1])
        {
            faults.Error(file, line, null, $"'{FaultList.Shown(string.Join(", ", items))}' is not a pair", "two different article ids, separated by a comma");
            return;
        }

        foreach (var unknown in items.Where(item => ids?.Contains(item) == false))
        {
            faults.Error(file, line, null, $"the article '{FaultList.Shown(unknown)}' does not exist", "ids of articles of this knowledge base");
        }

        pairs.Add(new(items[0], items[1]));
    }
}
