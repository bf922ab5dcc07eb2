using System.Globalization;

namespace CareBot.Knowledge.Import.Qna;

/// <summary>Makes articles of pairs: one a pair, unless the metadata joins pairs in several languages to one article.</summary>
internal sealed class QnaArticles
{
    private readonly QnaDocument _document;
    private readonly FaultList _faults;
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);
    private readonly Dictionary<QnaPair, string> _ids = [];
    private readonly string? _language;

    private QnaArticles(QnaDocument document, LanguageChoice languages, FaultList faults)
    {
        (_document, _faults) = (document, faults);
        _language = languages.Asked ?? (document.Language is { } named ? LanguageChoice.Named(named) : null);
        if (_language is null && document.Pairs.Any(pair => QnaMetadata.Read(pair.Metadata).Language is null))
        {
            _language = languages.Of(document.Pairs.SelectMany(pair => pair.Questions), document.Pairs[0].Place with { Line = 0 });
        }
    }

    /// <summary>Prompts become follow-ups, metadata tags; what an article has no place for is told in warnings.</summary>
    public static IReadOnlyList<PlacedArticle> Of(QnaDocument document, LanguageChoice languages, FaultList faults)
    {
        QnaLinks.Resolve(document, faults);
        if (document.Pairs.Count == 0)
        {
            return [];
        }

        var articles = new QnaArticles(document, languages, faults).Articles();
        TellLosses(document, faults);
        return articles;
    }

    private List<PlacedArticle> Articles()
    {
        var described = _document.Pairs.ConvertAll(pair => (Pair: pair, Meta: QnaMetadata.Read(pair.Metadata)));
        foreach (var (pair, meta) in described.OrderBy(entry => entry.Meta.Article is null ? 1 : 0).ThenBy(entry => entry.Pair.Id is > 0 ? 0 : 1))
        {
            _ids[pair] = IdOf(pair, meta);
        }

        return [.. described.GroupBy(entry => _ids[entry.Pair], StringComparer.Ordinal).Select(same => Article(same.Key, [.. same]))];
    }

    private string IdOf(QnaPair pair, QnaMetadata meta)
    {
        if (meta.Article is not { } named)
        {
            return ArticleName.Unique(
                pair.Id is > 0 ? string.Create(CultureInfo.InvariantCulture, $"qna-{pair.Id}") : ArticleName.From(pair.Questions.FirstOrDefault("")), _taken);
        }

        if (!ArticleName.IsValid(named))
        {
            Error(pair, "Metadata", $"the article's id '{FaultList.Shown(named)}' is not a name", ArticleName.Allowed);
        }

        _taken.Add(named);
        return named;
    }

    private PlacedArticle Article(string id, (QnaPair Pair, QnaMetadata Meta)[] pairs)
    {
        var texts = new Dictionary<string, ArticleText>(StringComparer.Ordinal);
        var places = new Dictionary<string, Place>(StringComparer.Ordinal);
        foreach (var (pair, meta) in pairs)
        {
            var language = meta.Language ?? _language!;
            if (!texts.TryAdd(language, Text(pair, meta)))
            {
                Error(pair, "Metadata", $"the article '{id}' has two pairs in '{language}'", "one pair an article and language");
            }

            foreach (var (place, column) in (ReadOnlySpan<(string, string)>)[("title", "Question"), ("questions", "Question"), ("answer", "Answer"), ("languages", "Metadata")])
            {
                places.TryAdd($"{place}/{language}", pair.Place with { Column = column });
            }
        }

        var (first, head) = pairs[0];
        var followUps = pairs.SelectMany(entry => entry.Pair.Prompts.OrderBy(prompt => prompt.Order))
            .Where(prompt => prompt.Target is not null).Select(prompt => _ids[prompt.Target!]).Where(followUp => followUp != id);
        var tags = head.Tags.Concat(pairs.Skip(1).SelectMany(entry => entry.Meta.Tags).Except(head.Tags, StringComparer.Ordinal));
        var contextOnly = first.IsContextOnly && !head.Tags.Contains(QnaTags.ContextOnly, StringComparer.Ordinal) ? [QnaTags.ContextOnly] : Array.Empty<string>();
        var article = new Article(
            id, texts, [.. followUps.Distinct(StringComparer.Ordinal)], [.. tags, .. contextOnly], Instant(first, head.ValidFrom), Instant(first, head.ValidUntil));
        return new(article, place => places.GetValueOrDefault(place, first.Place));
    }

    private ArticleText Text(QnaPair pair, QnaMetadata meta)
    {
        foreach (var empty in pair.Questions.Where(string.IsNullOrWhiteSpace).Take(1))
        {
            Error(pair, "Question", "a question is empty", "text");
        }

        return new(pair.Questions.FirstOrDefault(""), pair.Answer, meta.TitleFirst ? [.. pair.Questions.Skip(1)] : pair.Questions);
    }

    private DateTimeOffset? Instant(QnaPair pair, string? text)
    {
        if (text is null)
        {
            return null;
        }

        if (Instants.TryRead(text, out var instant))
        {
            return instant;
        }

        Error(pair, "Metadata", $"'{FaultList.Shown(text)}' is not a date", Instants.Allowed);
        return null;
    }

    private static void TellLosses(QnaDocument document, FaultList faults)
    {
        var file = document.Pairs[0].Place.File;
        var suggestions = document.Pairs.Sum(pair => pair.Suggestions);
        Tell(suggestions, $"{suggestions} suggested questions are left out", "questions that a person has accepted");
        Tell(document.Urls.Count + document.Files.Count, $"{document.Urls.Count + document.Files.Count} addresses are not read", "pairs of questions and answers; no address is ever fetched");
        var contextOnly = document.Pairs.Count(pair => pair.IsContextOnly);
        Tell(contextOnly, $"{contextOnly} pairs are only meant to follow another; they may answer at any time", $"the tag '{QnaTags.ContextOnly}' keeps the mark");
        foreach (var pair in document.Pairs)
        {
            foreach (var prompt in pair.Prompts.Where(prompt => prompt.Target is { } target && !target.Questions.Contains(prompt.Text, StringComparer.OrdinalIgnoreCase)).Take(1))
            {
                faults.Warn(pair.Place.File, pair.Place.Line, "Prompts", $"the prompt's text '{FaultList.Shown(prompt.Text)}' is left out", "the title of the article that it leads to is shown instead");
            }
        }

        void Tell(int count, string what, string allowed)
        {
            if (count > 0)
            {
                faults.Warn(file, 0, null, what, allowed);
            }
        }
    }

    private void Error(QnaPair pair, string column, string what, string allowed) => _faults.Error(pair.Place.File, pair.Place.Line, column, what, allowed);
}

/// <summary>Tags with a meaning in these forms.</summary>
internal static class QnaTags
{
    public const string ContextOnly = "context-only";
}
