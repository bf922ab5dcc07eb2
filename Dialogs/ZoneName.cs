using System.Globalization;
using NodaTime;

namespace CareBot.Dialogs;

/// <summary>What people call a time zone.</summary>
public static class ZoneName
{
    private static readonly Dictionary<string, string> Known = new(StringComparer.Ordinal)
    {
        ["Asia/Jakarta"] = "WIB",
        ["Asia/Pontianak"] = "WIB",
        ["Asia/Makassar"] = "WITA",
        ["Asia/Ujung_Pandang"] = "WITA",
        ["Asia/Jayapura"] = "WIT",
        ["Asia/Kuala_Lumpur"] = "MYT",
        ["Asia/Kuching"] = "MYT",
        ["Asia/Singapore"] = "SGT",
    };

    /// <summary>WIB, WITA or WIT in Indonesia; elsewhere the zone's abbreviation, or its distance from GMT where it has none.</summary>
    public static string Of(ZonedDateTime moment)
    {
        if (Known.TryGetValue(moment.Zone.Id, out var name))
        {
            return name;
        }
        var abbreviation = moment.GetZoneInterval().Name;
        return char.IsLetter(abbreviation[0]) ? abbreviation : "GMT" + moment.Offset.ToString("g", CultureInfo.InvariantCulture);
    }
}
