using System.Globalization;
using System.Text;
using CareBot.Knowledge.Import;

namespace CareBot.Knowledge.Export;

/// <summary>Articles as Rasa's training data: a retrieval intent <c>faq/id.language</c> with metadata, and its response.</summary>
internal static class RasaWriter
{
    public static string Write(IReadOnlyList<Article> articles)
    {
        var (nlu, responses) = (new StringBuilder("version: \"3.1\"\nnlu:\n"), new StringBuilder("responses:\n"));
        foreach (var article in articles)
        {
            foreach (var (language, text) in SpokenTexts.Of(article))
            {
                var name = $"faq/{article.Id}.{language}";
                nlu.Append("- intent: ").Append(YamlText.Quoted(name)).Append('\n');
                Metadata(nlu, article, language, text.Title);
                nlu.Append("  examples:");
                nlu.Append(text.Questions.Count == 0 ? " []\n" : "\n");
                foreach (var question in text.Questions)
                {
                    nlu.Append("  - ").Append(YamlText.Quoted(question)).Append('\n');
                }

                responses.Append("  ").Append(YamlText.Quoted($"utter_{name}")).Append(":\n  - text: ").Append(YamlText.Quoted(text.Answer)).Append('\n');
            }
        }

        return nlu.Append(responses).ToString();
    }

    private static void Metadata(StringBuilder nlu, Article article, string language, string title)
    {
        nlu.Append("  metadata:\n");
        nlu.Append(CultureInfo.InvariantCulture, $"    article: {YamlText.Quoted(article.Id)}\n    language: {language}\n    title: {YamlText.Quoted(title)}\n");
        List("tags", article.Tags);
        List("follow_ups", article.FollowUps);
        Instant("valid_from", article.ValidFrom);
        Instant("valid_until", article.ValidUntil);

        void List(string key, IReadOnlyList<string> items)
        {
            if (items.Count > 0)
            {
                nlu.Append("    ").Append(key).Append(": [").AppendJoin(", ", items.Select(YamlText.Quoted)).Append("]\n");
            }
        }

        void Instant(string key, DateTimeOffset? instant)
        {
            if (instant is { } value)
            {
                nlu.Append(CultureInfo.InvariantCulture, $"    {key}: \"{Instants.Write(value)}\"\n");
            }
        }
    }
}
