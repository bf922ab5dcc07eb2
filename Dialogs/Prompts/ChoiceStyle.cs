using Microsoft.Bot.Builder.Dialogs.Choices;

namespace CareBot.Dialogs.Prompts;

/// <summary>What customers see of choices.</summary>
internal static class ChoiceStyle
{
    /// <summary>Whether "2" means the second one: not where only buttons are shown, for it may then be an amount.</summary>
    public static bool ShowsNumbers(ListStyle style) => style is ListStyle.Auto or ListStyle.Inline or ListStyle.List;
}
