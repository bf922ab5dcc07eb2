using CareBot.Knowledge.Import;

namespace CareBot.Knowledge.Export;

/// <summary>Compares articles with what importing their export gives.</summary>
internal static class LossCheck
{
    public static IReadOnlyList<ExportLoss> Compare(IReadOnlyList<Article> written, ImportResult read)
    {
        if (read.HasErrors)
        {
            return [.. read.Faults.Where(fault => fault.Severity == Severity.Error).Select(fault => new ExportLoss($"{fault.File}:{fault.Line}", "", $"cannot be read back: {fault.What}; allowed: {fault.Allowed}"))];
        }

        var byId = read.Articles.ToDictionary(article => article.Id, StringComparer.Ordinal);
        return [.. written.SelectMany(article => byId.TryGetValue(article.Id, out var back) ? Compare(article, back) : [new(article.Id, "", "the article is lost")])];
    }

    /// <summary>The rules are read back only where the form carries them.</summary>
    public static IEnumerable<ExportLoss> Compare(MatchRules written, ImportResult read)
    {
        if (!read.HasErrors && written.ToJson() != read.Rules.ToJson())
        {
            yield return new("", "", "synonyms and articles never to be confused do not come back as they are; the form markdown carries them");
        }
    }

    private static IEnumerable<ExportLoss> Compare(Article written, Article read)
    {
        (string Field, bool Same)[] fields =
        [
            ("follow-ups", written.FollowUps.SequenceEqual(read.FollowUps, StringComparer.Ordinal)),
            ("tags", written.Tags.SequenceEqual(read.Tags, StringComparer.Ordinal)),
            ("valid-from", written.ValidFrom == read.ValidFrom && written.ValidFrom?.Offset == read.ValidFrom?.Offset),
            ("valid-until", written.ValidUntil == read.ValidUntil && written.ValidUntil?.Offset == read.ValidUntil?.Offset),
            ("languages", written.Texts.Count == read.Texts.Count),
            .. written.Texts.SelectMany(text => Fields(text.Key, text.Value, read.Texts.GetValueOrDefault(text.Key))),
        ];
        return fields.Where(field => !field.Same).Select(field => new ExportLoss(written.Id, field.Field, "does not come back as it is"));
    }

    private static IEnumerable<(string Field, bool Same)> Fields(string language, ArticleText written, ArticleText? read) =>
    [
        ($"title/{language}", written.Title == read?.Title),
        ($"questions/{language}", read is not null && written.Questions.SequenceEqual(read.Questions, StringComparer.Ordinal)),
        ($"answer/{language}", written.Answer == read?.Answer),
    ];
}
