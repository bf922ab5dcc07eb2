using System.Globalization;

namespace CareBot.Bot.Channels.Rendering;

/// <summary>Choices as lines with numbers, for platforms without buttons. The customer answers with the number or the words.</summary>
internal static class NumberedList
{
    /// <summary>The text with the choices below it; as it is if it numbers them already.</summary>
    public static string Below(string text, IReadOnlyList<ReplyChoice> choices)
    {
        var lines = choices.Select(Line).ToList();
        return lines.Count == 0 || lines.TrueForAll(line => text.Contains(line, StringComparison.Ordinal))
            ? text
            : string.Join('\n', lines.Prepend(text).Where(line => line.Length > 0));
    }

    /// <summary>One choice under its number; <paramref name="at"/> counts from 0.</summary>
    public static string Line(ReplyChoice choice, int at) => string.Create(CultureInfo.InvariantCulture, $"{at + 1}. {choice.Title}");
}
