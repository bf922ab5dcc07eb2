using System.Text;
using CareBot.Language;

namespace CareBot.Dialogs.Understanding.Mood;

/// <summary>A text as the mood reader sees it: its plain words with their places, and the signals of its typography.</summary>
internal sealed class MoodTokens
{
    private static readonly System.Buffers.SearchValues<char> ClauseEnds = System.Buffers.SearchValues.Create(",.;:!?\n");

    private MoodTokens(string text, string language, string[] words, (int Start, int Length)[] places)
    {
        (Text, Language, Words, Places) = (text, language, words, places);
        ReadTypography();
    }

    public string Text { get; }

    public string Language { get; }

    /// <summary>Normalised words and, among them, emoji as they stand.</summary>
    public string[] Words { get; }

    /// <summary>Where each word stood in <see cref="Text"/>.</summary>
    public (int Start, int Length)[] Places { get; }

    /// <summary>Number of exclamation marks and of question marks.</summary>
    public int Exclamations { get; private set; }

    public int Questions { get; private set; }

    /// <summary>Words of three letters or more in capitals only, as a share of all words of three letters or more.</summary>
    public double Shouted { get; private set; }

    /// <summary>Capitals as a share of all letters.</summary>
    public double Capitals { get; private set; }

    /// <summary>Whether the first sign is a capital.</summary>
    public bool OpensInCapitals => Text.Length > 0 && char.IsUpper(Text[0]);

    /// <summary>The last sign: any letter is 'a', any digit '0'.</summary>
    public char End => Text.AsSpan().TrimEnd() is [.., var last] ? char.IsLetter(last) ? 'a' : char.IsDigit(last) ? '0' : last : ' ';

    /// <summary>Whether a letter stands four times or more in a row.</summary>
    public bool Stretched { get; private set; }

    /// <param name="text">The first <see cref="Normalizer.MaxLength"/> units count.</param>
    /// <param name="language">Its language.</param>
    public static MoodTokens Of(string text, string language)
    {
        text = text.Length > Normalizer.MaxLength ? text[..Normalizer.MaxLength] : text;
        var normalized = Normalizer.Default.Normalize(text, language).Words;
        var words = new List<string>(normalized.Count + 4);
        var places = new List<(int, int)>(normalized.Count + 4);
        var next = 0;
        var at = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            while (next < normalized.Count && normalized[next].Start <= at)
            {
                words.Add(normalized[next].Text);
                places.Add((normalized[next].Start, normalized[next].Length));
                next++;
            }
            if (rune.Value > 0x2000 && Rune.GetUnicodeCategory(rune) == System.Globalization.UnicodeCategory.OtherSymbol)
            {
                words.Add(rune.ToString());
                places.Add((at, rune.Utf16SequenceLength));
            }
            at += rune.Utf16SequenceLength;
        }
        return new MoodTokens(text, language, [.. words], [.. places]);
    }

    /// <summary>Whether a sign that ends a clause stands between the word and the next one.</summary>
    public bool IsCut(int word)
    {
        var end = Places[word].Start + Places[word].Length;
        return word + 1 < Places.Length && Places[word + 1].Start > end && Text.AsSpan(end, Places[word + 1].Start - end).IndexOfAny(ClauseEnds) >= 0;
    }

    private void ReadTypography()
    {
        var (letters, upper, shouted, run, long3) = (0, 0, 0, 1, 0);
        var (allLetters, allUpper) = (0, 0);
        for (var i = 0; i <= Text.Length; i++)
        {
            var c = i < Text.Length ? Text[i] : ' ';
            Exclamations += c == '!' ? 1 : 0;
            Questions += c == '?' ? 1 : 0;
            run = i > 0 && i < Text.Length && char.ToLowerInvariant(c) == char.ToLowerInvariant(Text[i - 1]) ? run + 1 : 1;
            Stretched |= run == 4 && char.IsLetter(c);
            if (char.IsLetter(c))
            {
                letters++;
                upper += char.IsUpper(c) ? 1 : 0;
                continue;
            }
            (allLetters, allUpper) = (allLetters + letters, allUpper + upper);
            long3 += letters >= 3 ? 1 : 0;
            shouted += letters >= 3 && upper == letters ? 1 : 0;
            (letters, upper) = (0, 0);
        }
        Capitals = (double)allUpper / Math.Max(1, allLetters);
        Shouted = long3 < 3 ? 0 : (double)shouted / long3;
    }
}
