using System.Text.RegularExpressions;

namespace Microsoft.Bot.Builder.Dialogs;

/// <summary>Numbers that are written together with a unit, as in <c>5km</c>, <c>32C</c> and <c>1.5kg</c>.</summary>
internal static partial class AttachedUnits
{
    /// <summary>The digits of the first such amount; null when there is none.</summary>
    internal static Match FirstAmount(string text) => Amount().Match(text) is { Success: true } amount ? amount : null;

    /// <summary>Length, weight, volume, temperature, time and money; the degree sign and the percent sign need no letter.</summary>
    [GeneratedRegex(
        @"(?<![\p{L}\d.,])[-+]?\d+(?:,\d{3})*(?:\.\d+)?(?=(?:km|cm|mm|m|mi|miles?|yd|ft|in|kg|mg|g|lbs?|oz|ml|l|gal|°?[cfk]|°|hrs?|h|mins?|s|usd|eur|gbp|yo)(?![\p{L}\d]))",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Amount();
}
