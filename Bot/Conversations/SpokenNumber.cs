using System.Globalization;
using System.Text.RegularExpressions;

namespace CareBot.Bot.Conversations;

/// <summary>A message that is nothing but the number of a choice: a figure, or in Indonesian, Malay and English a word for it. Pure.</summary>
internal static partial class SpokenNumber
{
    /// <summary>The words for 1, 2 and so on.</summary>
    private static readonly string[][] Names =
    [
        ["satu", "pertama", "one", "first"], ["dua", "kedua", "two", "second"], ["tiga", "ketiga", "three", "third"],
        ["empat", "keempat", "four", "fourth"], ["lima", "kelima", "five", "fifth"], ["enam", "keenam", "six", "sixth"],
        ["tujuh", "ketujuh", "seven", "seventh"], ["delapan", "lapan", "kedelapan", "kelapan", "eight", "eighth"],
        ["sembilan", "kesembilan", "nine", "ninth"], ["sepuluh", "kesepuluh", "ten", "tenth"],
    ];

    /// <summary>1 or more; null if the words say anything else beside the number.</summary>
    public static int? Of(string? words)
    {
        if (words is null || words.Length > 60 || Spoken().Match(words) is not { Success: true } said)
        {
            return null;
        }

        var number = said.Groups["number"].Value;
        if (char.IsAsciiDigit(number[0]))
        {
            return int.Parse(number, CultureInfo.InvariantCulture) is var figure and > 0 ? figure : null;
        }

        var at = Array.FindIndex(Names, names => names.Contains(number, StringComparer.OrdinalIgnoreCase));
        return at < 0 ? null : at + 1;
    }

    [GeneratedRegex(
        @"^\s*(pilih\s+)?((yang|yg|the|opsi|option|pilihan|jawaban)\s+)?((nomor|nomer|nombor|number|no|ke)[.\s-]*|\#\s*)?(?<number>\d{1,2}|[a-z]{3,11})(\s+one)?[\s.)!]*((ya|aja|saja|dong|deh|kak|min|please|pls)[\s.!]*){0,3}$",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        1000)]
    private static partial Regex Spoken();
}
