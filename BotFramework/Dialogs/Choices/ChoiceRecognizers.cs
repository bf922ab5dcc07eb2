using System.Globalization;
using CareBot.Language.Recognizers;

namespace Microsoft.Bot.Builder.Dialogs.Choices;

/// <summary>Understands which of several choices an utterance means: by their words, else by ordinals, else by numbers.</summary>
public class ChoiceRecognizers
{
    public static List<ModelResult<FoundChoice>> RecognizeChoices(
        string utterance, IList<string> choices, FindChoicesOptions options = null) =>
        RecognizeChoices(utterance, ChoiceFactory.ToChoices(choices), options);

    /// <summary>
    /// The choices found, in the order in which they stand in the utterance. Only one of the three ways gives results: who says "the fifth
    /// one" of three things has named a place, and "one" is not the number of another.
    /// </summary>
    public static List<ModelResult<FoundChoice>> RecognizeChoices(
        string utterance, IList<Choice> list, FindChoicesOptions options = null)
    {
        utterance ??= string.Empty;
        var found = Find.FindChoices(utterance, list, options);
        if (found.Count > 0)
        {
            return found;
        }

        var ordinals = options?.RecognizeOrdinals == false ? [] : EnglishOrdinals.Recognize(utterance);
        if (ordinals.Count > 0)
        {
            return ByPlace(ordinals, list);
        }

        return options?.RecognizeNumbers == false ? [] : ByPlace(EnglishNumbers.Recognize(utterance), list);
    }

    /// <summary>The choices at the places, from 1, that the results give. Places that no choice has are passed over.</summary>
    private static List<ModelResult<FoundChoice>> ByPlace(IEnumerable<ModelResult> results, IList<Choice> list)
    {
        var found = new List<ModelResult<FoundChoice>>();
        foreach (var result in results.OrderBy(result => result.Start))
        {
            if (Place(result, list.Count) is { } index)
            {
                found.Add(new ModelResult<FoundChoice>
                {
                    Start = result.Start,
                    End = result.End,
                    Text = result.Text,
                    TypeName = "choice",
                    Resolution = new FoundChoice { Value = list[index].Value, Index = index, Score = 1 },
                });
            }
        }

        return found;
    }

    private static int? Place(ModelResult result, int count)
    {
        var value = result.Resolution.TryGetValue("value", out var text) ? text as string : null;
        return int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var place) && place >= 1 && place <= count
            ? place - 1
            : null;
    }
}
