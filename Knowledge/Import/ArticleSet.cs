using CareBot.Language;

namespace CareBot.Knowledge.Import;

/// <summary>What must hold for all articles of an import together, told with the places they were read from.</summary>
internal static class ArticleSet
{
    /// <summary>Adds what is wrong to <paramref name="faults"/>.</summary>
    /// <returns>The articles in the order of their ids; none when there is any error, so that nothing is imported in part.</returns>
    public static IReadOnlyList<Article> Check(IReadOnlyList<PlacedArticle> read, FaultList faults)
    {
        if (read.Count > ImportLimits.MaxArticles)
        {
            faults.Error(read[0].At("id").File, 0, null, $"there are {read.Count} articles", $"at most {ImportLimits.MaxArticles}");
            return [];
        }

        var byId = new Dictionary<string, PlacedArticle>(StringComparer.Ordinal);
        foreach (var entry in read)
        {
            CheckOne(entry, faults);
            if (!byId.TryAdd(entry.Article.Id, entry))
            {
                var (place, first) = (entry.At("id"), byId[entry.Article.Id].At("id"));
                var where = first.File == place.File && first.Line > 0 ? $"in line {first.Line}" : $"in {first.File}";
                faults.Error(place.File, place.Line, place.Column, $"the id '{entry.Article.Id}' also stands {where}", "an id of its own for every article");
            }
        }

        foreach (var fault in ReleaseChecks.Check([.. byId.Values.Select(entry => entry.Article)]))
        {
            var place = byId[fault.ArticleId].At(fault.Place);
            faults.Add(new(place.File, place.Line, fault.What, fault.Allowed, fault.Severity) { Column = place.Column });
        }

        return faults.HasErrors ? [] : [.. byId.Values.Select(entry => entry.Article).OrderBy(article => article.Id, StringComparer.Ordinal)];
    }

    private static void CheckOne(PlacedArticle entry, FaultList faults)
    {
        foreach (var (language, text) in entry.Article.Texts)
        {
            if (!LanguageCode.IsSpoken(language))
            {
                Fault($"languages/{language}", $"the language '{FaultList.Shown(language)}' is unknown", string.Join(", ", LanguageCode.All));
            }

            if (text.Title.Length > ImportLimits.MaxLine)
            {
                Fault($"title/{language}", $"the title has {text.Title.Length} characters", $"at most {ImportLimits.MaxLine}");
            }

            if (text.Answer.Length > ImportLimits.MaxAnswer)
            {
                Fault($"answer/{language}", $"the answer has {text.Answer.Length} characters", $"at most {ImportLimits.MaxAnswer}");
            }

            foreach (var question in text.Questions.Where(question => question.Length > ImportLimits.MaxLine))
            {
                Fault($"questions/{language}", $"the question '{FaultList.Shown(question)}' has {question.Length} characters", $"at most {ImportLimits.MaxLine}");
            }
        }

        void Fault(string at, string what, string allowed)
        {
            var place = entry.At(at);
            faults.Error(place.File, place.Line, place.Column, what, allowed);
        }
    }
}
