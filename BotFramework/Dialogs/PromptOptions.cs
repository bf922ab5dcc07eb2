using Microsoft.Bot.Builder.Dialogs.Choices;
using Microsoft.Bot.Schema;

namespace Microsoft.Bot.Builder.Dialogs;

/// <summary>What a prompt asks, and what its validator may want to know.</summary>
public class PromptOptions
{
    public Activity Prompt { get; set; }

    /// <summary>What is said when the answer was not understood or not valid; null repeats <see cref="Prompt"/>.</summary>
    public Activity RetryPrompt { get; set; }

    public IList<Choice> Choices { get; set; }

    /// <summary>How choices are shown; null leaves that to the prompt.</summary>
    public ListStyle? Style { get; set; }

    /// <summary>Anything that the validator should know.</summary>
    public object Validations { get; set; }

    /// <summary>The language to read the answer in, where it is not the activity's.</summary>
    public string RecognizeLanguage { get; set; }
}
