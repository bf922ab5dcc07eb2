using CareBot.Language;

namespace CareBot.Knowledge.Matching;

/// <summary>
/// What people write to a bot that hardly any knowledge base answers, so that the gate has seen talk that is foreign to
/// every article, not only the questions of articles left out.
/// </summary>
internal static class Elsewhere
{
    private static readonly Lazy<(string Language, string Text)[]> All = new(() => [.. ForeignTalk.All]);

    /// <summary>The texts in the languages of the examples, but for those that are examples themselves.</summary>
    public static IEnumerable<(ulong[] Stems, SparseVector Vector)> In(ExampleIndex index)
    {
        var languages = index.Examples.Select(example => example.Language).ToHashSet(StringComparer.Ordinal);
        var own = index.Examples.Select(example => example.Identity).ToHashSet();
        var buffer = new FeatureBuffer();
        foreach (var (language, text) in All.Value.Where(talk => languages.Contains(talk.Language)))
        {
            var words = index.Synonyms.Words(text, language);
            if (!own.Contains(FeatureExtractor.Identity(words)))
            {
                FeatureExtractor.Extract(words, language, buffer);
                yield return ([.. buffer.Stems], index.Space.Vector(buffer));
            }
        }
    }
}
