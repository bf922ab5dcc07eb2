using System.Text;
using CareBot.Knowledge.Import;

namespace CareBot.Knowledge.Export;

/// <summary>An article as a Markdown file with front matter, as <see cref="KnowledgeFolder"/> reads it.</summary>
internal static class MarkdownArticle
{
    public static string NameOf(Article article) => (ArticleName.IsValid(article.Id) ? article.Id : ArticleName.From(article.Id)) + ".md";

    public static string Write(Article article)
    {
        var file = new StringBuilder("---\n").Append("id: ").Append(YamlText.Scalar(article.Id)).Append('\n');
        List(file, "tags", article.Tags);
        List(file, "follow-ups", article.FollowUps);
        Instant(file, "valid-from", article.ValidFrom);
        Instant(file, "valid-until", article.ValidUntil);
        file.Append("languages:\n");
        foreach (var (language, text) in SpokenTexts.Of(article))
        {
            file.Append("  ").Append(language).Append(":\n    title: ").Append(YamlText.Scalar(text.Title)).Append("\n    questions:\n");
            foreach (var question in text.Questions)
            {
                file.Append("      - ").Append(YamlText.Scalar(question)).Append('\n');
            }
        }

        file.Append("---\n");
        file.AppendJoin("\n", SpokenTexts.Of(article).Select(entry => $"# {entry.Language}\n{entry.Text.Answer}\n"));
        return file.ToString();
    }

    private static void List(StringBuilder file, string key, IReadOnlyList<string> items)
    {
        if (items.Count > 0)
        {
            file.Append(key).Append(": [").AppendJoin(", ", items.Select(YamlText.Scalar)).Append("]\n");
        }
    }

    private static void Instant(StringBuilder file, string key, DateTimeOffset? instant)
    {
        if (instant is { } value)
        {
            file.Append(key).Append(": ").Append(Instants.Write(value)).Append('\n');
        }
    }
}
