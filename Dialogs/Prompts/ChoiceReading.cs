using System.Globalization;
using CareBot.Dialogs.Understanding;

namespace CareBot.Dialogs.Prompts;

/// <summary>Which of the offered titles an answer means: the title itself, the beginning of one, its words, a number or an ordinal.</summary>
public static class ChoiceReading
{
    private const int ShortestBeginning = 8;
    private const int ShortestWord = 4;
    private const int FirstHigher = 5;

    private static readonly string[][] HigherNumbers =
        [["lima", "five", "fifth"], ["enam", "six", "sixth"], ["tujuh", "seven", "seventh"], ["delapan", "lapan", "eight", "eighth"], ["sembilan", "nine", "ninth"], ["sepuluh", "ten", "tenth"]];

    /// <summary>The index of the title meant, or null when the answer means none or more than one.</summary>
    /// <param name="answer">What the customer sent.</param>
    /// <param name="titles">The titles as shown, in order.</param>
    /// <param name="numbered">Whether the titles were shown with numbers; only then do "2" and "yang kedua" mean one.</param>
    public static int? Find(string answer, IReadOnlyList<string> titles, bool numbered)
    {
        ArgumentNullException.ThrowIfNull(titles);
        var said = Words(answer);
        if (said.Count == 0)
        {
            return null;
        }
        var offered = titles.Select(Words).ToList();
        return Only(offered, title => title.SequenceEqual(said, StringComparer.Ordinal))
            ?? (numbered ? Numbered(MessageWord.Of(answer), titles.Count) : null)
            ?? (Joined(said).Length >= ShortestBeginning ? Only(offered, title => Joined(title).StartsWith(Joined(said), StringComparison.Ordinal)) : null)
            ?? ByWords(answer, offered);
    }

    private static int? Numbered(IReadOnlyList<MessageWord> words, int count)
    {
        var spoken = words.Where(word => WordList.Named("fillers").At([word], 0) is null).ToList();
        if (spoken.Count == 0)
        {
            return null;
        }
        for (var number = 1; number <= count && number < FirstHigher; number++)
        {
            if (WordList.Named($"number-{number}").At(spoken, 0) is { } hit && hit.Length == spoken.Count)
            {
                return number - 1;
            }
        }
        return WordList.Named("number-last").At(spoken, 0) is { } last && last.Length == spoken.Count ? count - 1 : HigherNumber(spoken, count);
    }

    /// <summary>Digits, or a number's word with or without ke-, after "nomor", "yang" and the like.</summary>
    private static int? HigherNumber(List<MessageWord> spoken, int count)
    {
        var leads = WordList.Named("number-1").Set("@lead");
        if (spoken.SkipWhile(word => leads.Contains(word.Folded, StringComparer.Ordinal)).ToList() is not [var only])
        {
            return null;
        }
        var word = only.Folded.StartsWith("ke", StringComparison.Ordinal) ? only.Folded[2..] : only.Folded;
        var number = int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var digits) ? digits
            : Array.FindIndex(HigherNumbers, names => names.Contains(word, StringComparer.Ordinal)) is >= 0 and var at ? FirstHigher + at
            : 0;
        return number >= 1 && number <= count ? number - 1 : null;
    }

    /// <summary>Every telling word of the answer stands in one title only; a word that stands in none makes it a new message.</summary>
    private static int? ByWords(string answer, List<List<string>> titles)
    {
        var telling = MessageWord.Of(answer).Where(word => WordList.Named("choosing").At([word], 0) is null && WordList.Named("fillers").At([word], 0) is null).ToList();
        return telling.Exists(word => word.Folded.Length >= ShortestWord) ? Only(titles, title => telling.TrueForAll(word => title.Contains(word.Folded) || title.Contains(word.Stem))) : null;
    }

    private static int? Only(List<List<string>> titles, Predicate<List<string>> fits) =>
        titles.Count(title => fits(title)) == 1 ? titles.FindIndex(fits) : null;

    private static List<string> Words(string text) => [.. MessageWord.Of(text).Select(word => word.Folded)];

    private static string Joined(List<string> words) => string.Join(' ', words);
}
