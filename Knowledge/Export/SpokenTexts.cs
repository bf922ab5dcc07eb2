using CareBot.Language;

namespace CareBot.Knowledge.Export;

/// <summary>An article's texts in the order in which files show them: Indonesian, English, Malay.</summary>
internal static class SpokenTexts
{
    public static IEnumerable<(string Language, ArticleText Text)> Of(Article article) =>
        article.Texts.OrderBy(text => LanguageCode.All.TakeWhile(language => language != text.Key).Count()).ThenBy(text => text.Key, StringComparer.Ordinal)
            .Select(text => (text.Key, text.Value));
}
