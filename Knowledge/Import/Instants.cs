using System.Globalization;

namespace CareBot.Knowledge.Import;

/// <summary>Instants as files write them.</summary>
internal static class Instants
{
    public const string Allowed = "a date like 2026-05-31 or an instant like 2026-05-31T08:00:00+07:00";

    private static readonly string[] Forms = ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK"];

    /// <summary>With its zone, to the last tick, so that reading gives the same instant in the same zone.</summary>
    public static string Write(DateTimeOffset instant) => instant.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture);

    /// <summary>A date is midnight in UTC, and so is a time without a zone.</summary>
    public static bool TryRead(string text, out DateTimeOffset instant) =>
        DateTimeOffset.TryParseExact(text.ToUpperInvariant(), Forms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out instant);
}
