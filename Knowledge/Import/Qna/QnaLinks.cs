namespace CareBot.Knowledge.Import.Qna;

/// <summary>Follows the prompts of a document to the pairs that they lead to, and numbers the pairs.</summary>
internal static class QnaLinks
{
    /// <summary>Sets the targets. A prompt that leads nowhere is a warning: exports of the service hold such.</summary>
    public static void Resolve(QnaDocument document, FaultList faults)
    {
        var byId = new Dictionary<int, QnaPair>();
        foreach (var pair in document.Pairs.Where(pair => pair.Id is > 0))
        {
            if (!byId.TryAdd(pair.Id!.Value, pair))
            {
                var first = byId[pair.Id.Value].Place;
                faults.Error(pair.Place.File, pair.Place.Line, "QnaId", $"the id {pair.Id} also stands in {first.File}:{first.Line}", "an id of its own for every pair");
            }
        }

        var byQuestion = document.Pairs.SelectMany(pair => pair.Questions.Select(question => (Key: Key(question), Pair: pair)))
            .GroupBy(entry => entry.Key, StringComparer.Ordinal).ToDictionary(same => same.Key, same => same.First().Pair, StringComparer.Ordinal);
        foreach (var pair in document.Pairs)
        {
            foreach (var prompt in pair.Prompts.Where(prompt => prompt.Target is null))
            {
                prompt.Target = byId.GetValueOrDefault(prompt.QnaId ?? -1) ?? byQuestion.GetValueOrDefault(Key(prompt.Question ?? prompt.Text));
                if (prompt.Target is null)
                {
                    faults.Warn(pair.Place.File, pair.Place.Line, "Prompts", $"the prompt '{FaultList.Shown(prompt.Text)}' leads nowhere and is left out", "the id or a question of a pair");
                }
                else if (prompt.ContextOnly)
                {
                    prompt.Target.IsContextOnly = true;
                }
            }
        }
    }

    /// <summary>Gives each pair without an id the next free number from 1 on.</summary>
    public static void Number(QnaDocument document)
    {
        var taken = document.Pairs.Where(pair => pair.Id is > 0).Select(pair => pair.Id!.Value).ToHashSet();
        var next = 1;
        foreach (var pair in document.Pairs.Where(pair => pair.Id is not > 0))
        {
            while (!taken.Add(next))
            {
                next++;
            }

            pair.Id = next;
        }
    }

    private static string Key(string question) => question.Trim().Trim('-').Replace('-', ' ').Trim().ToUpperInvariant();
}
