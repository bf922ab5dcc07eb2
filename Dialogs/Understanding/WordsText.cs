using System.Globalization;
using CareBot.Language;

namespace CareBot.Dialogs.Understanding;

/// <summary>Reads files of added words: <c>anger.txt</c> and <c>calm.txt</c> hold patterns, <c>slang-id.txt</c> and its like hold pairs.</summary>
public static class WordsText
{
    private const string Anger = "anger.txt";
    private const string Calm = "calm.txt";
    private const double LeastWeight = 0.05;
    private const double MostWeight = 0.95;
    private const int MostParts = 8;
    private const int MostGaps = 2;
    private const string PatternForm = "up to 8 words or signs parted by spaces, at most two of them *, at least one a word that must be there";
    private const string FirstWeight = "weight 0.6";

    /// <summary>The names of the files that are read.</summary>
    public static IReadOnlyList<string> Files { get; } = [Anger, Calm, .. LanguageCode.All.Select(SlangFile)];

    /// <summary>What the files say; a faulty line is told and left out, the rest counts.</summary>
    /// <param name="texts">Content by file name; of names outside <see cref="Files"/> nothing is read.</param>
    public static (AddedWords Words, IReadOnlyList<WordsFault> Faults) Read(IReadOnlyDictionary<string, string> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        var faults = new List<WordsFault>();
        var (anger, calm) = (Patterns(texts, Anger, faults), Patterns(texts, Calm, faults));
        var slang = LanguageCode.All.SelectMany(language => Pairs(language, Lines(texts, SlangFile(language)), faults)).ToList();
        return (new(anger, calm, slang), faults);
    }

    private static string SlangFile(string language) => $"slang-{language}.txt";

    private static IEnumerable<(int Number, string Text)> Lines(IReadOnlyDictionary<string, string> texts, string file) =>
        (texts.GetValueOrDefault(file) ?? "").Split('\n')
            .Select((line, index) => (index + 1, line.Trim().TrimStart('\uFEFF')))
            .Where(line => line.Item2.Length > 0 && !line.Item2.StartsWith("//", StringComparison.Ordinal));

    private static List<SlangPair> Pairs(string language, IEnumerable<(int Number, string Text)> lines, List<WordsFault> faults)
    {
        var pairs = new List<SlangPair>();
        foreach (var (number, text) in lines)
        {
            if (text.Split('=', StringSplitOptions.TrimEntries) is [var typed, var written] && new SlangPair(language, typed, written) is var pair && AddedSlang.Fits(pair))
            {
                pairs.Add(pair);
            }
            else
            {
                faults.Add(new(SlangFile(language), number, "no pair", "one word = one to six words"));
            }
        }
        return pairs;
    }

    private static WordList Patterns(IReadOnlyDictionary<string, string> texts, string file, List<WordsFault> faults)
    {
        List<string> good = [FirstWeight];
        foreach (var (number, text) in Lines(texts, file))
        {
            if (Fault(text) is var (found, allowed))
            {
                faults.Add(new(file, number, found, allowed));
            }
            else
            {
                good.Add(text);
            }
        }
        return WordList.Of(good);
    }

    private static (string Found, string Allowed)? Fault(string line)
    {
        if (line.StartsWith("weight ", StringComparison.Ordinal))
        {
            return double.TryParse(line["weight ".Length..], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var weight)
                && weight is >= LeastWeight and <= MostWeight
                ? null
                : ("a weight that does not hold", "weight and a number from 0.05 to 0.95, such as: weight 0.5");
        }
        var parts = (line is ['-' or '!', ' ', ..] ? line[2..] : line).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return parts.Length is 0 or > MostParts || parts.Count(part => part is "*" or "*?") > MostGaps ? ($"{parts.Length} parts", PatternForm)
            : Array.Find(parts, part => !IsPart(part)) is { } wrong ? ($"'{wrong}'", PatternForm)
            : parts.Any(MustBeThere) ? null
            : ("no word that must be there", PatternForm);
    }

    private static bool IsPart(string part) => part is "^" or "$" or "*" or "#" or "#?" || Choices(part).All(choice => !choice.StartsWith('@') && MessageWord.Of(choice).Count == 1);

    private static bool MustBeThere(string part) => part is not ("^" or "$" or "*" or "#") && !part.EndsWith('?');

    private static string[] Choices(string part) => (part.Length > 1 && part.EndsWith('?') ? part[..^1] : part).Split('|');
}
