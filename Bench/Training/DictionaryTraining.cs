using System.Globalization;
using CareBot.Language;

namespace CareBot.Bench.Training;

/// <summary>Makes the word list by which a question in one language finds an article written in another.</summary>
internal static class DictionaryTraining
{
    /// <param name="folder">Holds <c>massive-*.kb.tsv</c>.</param>
    /// <param name="file">Written: a line a word and pair of languages.</param>
    /// <param name="halfOfIntents">Leave every second intent out, to measure on those.</param>
    public static void Run(string folder, string file, bool halfOfIntents, TextWriter output)
    {
        var sentences = new ParallelSentences(folder, halfOfIntents ? OddIntents.IsLeftIn : null);
        using var writer = new StreamWriter(file) { NewLine = "\n" };
        writer.WriteLine("# Translations of single words, estimated from MASSIVE 1.1 by `dotnet run -c Release --project Bench -- train-dictionary` (see NOTICE.md).");
        writer.WriteLine("# from to word = translation weight, …; weights in per cent.");
        foreach (var from in LanguageCode.All)
        {
            foreach (var to in LanguageCode.All.Where(to => to != from))
            {
                var found = WordAligner.Align(sentences.In(from), sentences.In(to));
                foreach (var (word, translations) in found.Where(entry => entry.Value[0].Word != entry.Key))
                {
                    writer.WriteLine($"{from} {to} {word} " + string.Join(' ', translations.Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Word} {one.Weight * 100:0}"))));
                }

                output.WriteLine($"{from} → {to}: {found.Count} words");
            }
        }
    }
}
