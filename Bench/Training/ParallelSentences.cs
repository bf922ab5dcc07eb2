using CareBot.Knowledge.Evaluation;
using CareBot.Language;

namespace CareBot.Bench.Training;

/// <summary>MASSIVE's commands, line by line the same in Indonesian, Malay and English, as normalised words.</summary>
internal sealed class ParallelSentences
{
    private static readonly (string Language, string File)[] Files =
        [(LanguageCode.Indonesian, "massive-id-ID"), (LanguageCode.Malay, "massive-ms-MY"), (LanguageCode.English, "massive-en-US")];

    private readonly Dictionary<string, string[][]> _words = new(StringComparer.Ordinal);

    /// <param name="folder">Holds <c>massive-*.kb.tsv</c>.</param>
    /// <param name="kept">Intents to read; null: all.</param>
    /// <exception cref="InvalidDataException">The files are not parallel.</exception>
    public ParallelSentences(string folder, Func<string, bool>? kept = null)
    {
        string[]? intents = null;
        foreach (var (language, file) in Files)
        {
            var table = TsvTable.Read(Path.Combine(folder, file + ".kb.tsv"), "article", "question");
            var rows = table.Rows.Where(row => kept is null || kept(row[table.Column("article")])).ToArray();
            var own = rows.Select(row => row[table.Column("article")]).ToArray();
            if (intents is not null && !intents.SequenceEqual(own, StringComparer.Ordinal))
            {
                throw new InvalidDataException($"{file}.kb.tsv does not have the same intents line by line as {Files[0].File}.kb.tsv; allowed: files of one release, in one order");
            }

            intents = own;
            _words[language] = [.. rows.Select(row => Words(row[table.Column("question")], language))];
        }

        Intents = intents ?? [];
    }

    public IReadOnlyList<string> Intents { get; }

    public IReadOnlyList<string[]> In(string language) => _words[language];

    private static string[] Words(string text, string language) => [.. Normalizer.Default.Normalize(text, language).Words.Select(word => word.Text)];
}
