namespace CareBot.Language;

/// <summary>What a word can only be written as beside the next one: "kok lama", "no resi", "di kirim", "kurir nya".</summary>
internal static class Neighbours
{
    private static readonly string[] AfterEnglishNo = ["problem", "worries", "offense", "thanks", "service", "internet", "signal", "idea", "way"];

    /// <summary>Changes <paramref name="words"/> in place; a word made of two covers both in the original.</summary>
    public static void Settle(string text, Vocabulary vocabulary, List<NormalizedWord> words)
    {
        if (!vocabulary.IsMalayic)
        {
            return;
        }

        for (var i = words.Count - 2; i >= 0; i--)
        {
            var (word, next) = (words[i], words[i + 1]);
            if (!TouchesOnlySpace(text, word, next))
            {
                continue;
            }

            if (word.Text == "kok")
            {
                words[i] = word with { Text = "mengapa" };
            }
            else if (word.Text == "no" && !AfterEnglishNo.Contains(next.Text))
            {
                words[i] = word with { Text = "nomor" };
            }
            else if (Joined(word.Text, next.Text, vocabulary) is { } joined)
            {
                words[i] = new(joined, word.Start, next.Start + next.Length - word.Start);
                words.RemoveAt(i + 1);
            }
        }
    }

    /// <summary>"di" is written to the verb and "nya" to the word before it; "di" before a place stays by itself.</summary>
    private static string? Joined(string word, string next, Vocabulary vocabulary) =>
        word == "di" && next.Length >= 3 && vocabulary.IsListed("di" + next) ? "di" + next
        : next == "nya" && word.Length >= 3 && word.All(char.IsAsciiLetterLower) && vocabulary.IsListed(word) ? word + next
        : null;

    private static bool TouchesOnlySpace(string text, NormalizedWord word, NormalizedWord next)
    {
        var end = word.Start + word.Length;
        return next.Start > end && text.AsSpan(end, next.Start - end).IsWhiteSpace();
    }
}
