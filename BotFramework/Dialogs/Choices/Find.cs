namespace Microsoft.Bot.Builder.Dialogs.Choices;

/// <summary>Looks for choices by their words.</summary>
public static class Find
{
    private const int DefaultTokenDistance = 2;

    public static List<ModelResult<FoundChoice>> FindChoices(
        string utterance, IList<string> choices, FindChoicesOptions options = null)
    {
        ArgumentNullException.ThrowIfNull(choices);
        return FindChoices(utterance, ChoiceFactory.ToChoices(choices), options);
    }

    /// <summary>The choices whose value, button title or synonym stands in the utterance, in the order in which they stand there.</summary>
    public static List<ModelResult<FoundChoice>> FindChoices(
        string utterance, IList<Choice> choices, FindChoicesOptions options = null)
    {
        ArgumentNullException.ThrowIfNull(choices);
        var values = choices.SelectMany((choice, index) => Names(choice, options)
            .Select(name => new SortedValue { Value = name, Index = index })).ToList();

        return [.. FindValues(utterance, values, options).Select(found => new ModelResult<FoundChoice>
        {
            Start = found.Start,
            End = found.End,
            Text = found.Text,
            TypeName = "choice",
            Resolution = new FoundChoice
            {
                Value = choices[found.Resolution.Index].Value,
                Index = found.Resolution.Index,
                Score = found.Resolution.Score,
                Synonym = found.Resolution.Value,
            },
        })];
    }

    /// <summary>
    /// The values that stand in the utterance, in the order in which they stand there. Better fits win over worse ones and longer values
    /// over shorter ones; an index is found once, and a word belongs to one value.
    /// </summary>
    public static List<ModelResult<FoundValue>> FindValues(
        string utterance, List<SortedValue> values, FindValuesOptions options = null)
    {
        ArgumentNullException.ThrowIfNull(values);
        options ??= new FindValuesOptions();
        var tokenize = options.Tokenizer ?? Tokenizer.DefaultTokenizer;
        var words = tokenize(utterance, options.Locale);
        var matches = values.OrderByDescending(value => value.Value.Length)
            .SelectMany(value => Matches(value, tokenize(value.Value.Trim(), options.Locale), words, options))
            .OrderByDescending(match => match.Resolution.Score);

        var results = new List<ModelResult<FoundValue>>();
        var foundIndexes = new HashSet<int>();
        var usedWords = new HashSet<int>();
        foreach (var match in matches)
        {
            var span = Enumerable.Range(match.Start, match.End - match.Start + 1).ToList();
            if (foundIndexes.Contains(match.Resolution.Index) || span.Exists(usedWords.Contains))
            {
                continue;
            }

            foundIndexes.Add(match.Resolution.Index);
            usedWords.UnionWith(span);
            match.Start = words[match.Start].Start;
            match.End = words[match.End].End;
            match.Text = utterance[match.Start..(match.End + 1)];
            results.Add(match);
        }

        return [.. results.OrderBy(result => result.Start)];
    }

    private static IEnumerable<string> Names(Choice choice, FindChoicesOptions options)
    {
        if (options?.NoValue != true && choice.Value is not null)
        {
            yield return choice.Value;
        }

        if (options?.NoAction != true && choice.Action?.Title is { } title)
        {
            yield return title;
        }

        foreach (var synonym in choice.Synonyms ?? [])
        {
            yield return synonym;
        }
    }

    /// <summary>The places of a value in the utterance, as places of words. Each search goes on behind the place found before.</summary>
    private static IEnumerable<ModelResult<FoundValue>> Matches(
        SortedValue value, List<Token> sought, List<Token> words, FindValuesOptions options)
    {
        for (var start = 0; start < words.Count;)
        {
            if (Match(value, sought, words, start, options) is not { } match)
            {
                yield break;
            }

            yield return match;
            start = match.End + 1;
        }
    }

    /// <summary>
    /// Finds the sought words in their order. The score is the share of words found, lowered by the words that lie between them: "second
    /// last" in "the second from last one" scores 2 / (2 + 1).
    /// </summary>
    private static ModelResult<FoundValue> Match(
        SortedValue value, List<Token> sought, List<Token> words, int from, FindValuesOptions options)
    {
        var (matched, between, first, last) = (0, 0, -1, -1);
        var position = from;
        foreach (var token in sought)
        {
            var found = words.FindIndex(position, word => word.Normalized == token.Normalized);
            var distance = matched > 0 ? found - position : 0;
            if (found < 0 || distance > (options.MaxTokenDistance ?? DefaultTokenDistance))
            {
                continue;
            }

            matched++;
            between += distance;
            position = found + 1;
            first = first < 0 ? found : first;
            last = found;
        }

        if (matched == 0 || (matched < sought.Count && !options.AllowPartialMatches))
        {
            return null;
        }

        var completeness = (float)matched / sought.Count;
        var accuracy = (float)matched / (matched + between);
        return new ModelResult<FoundValue>
        {
            Start = first,
            End = last,
            TypeName = "value",
            Resolution = new FoundValue { Value = value.Value, Index = value.Index, Score = completeness * accuracy },
        };
    }
}
