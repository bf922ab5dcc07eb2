namespace CareBot.Bot.Channels.Rendering;

/// <summary>The marks that a platform shows emphasis by; empty where it shows none.</summary>
internal sealed record EmphasisMarks(string Strong, string Stressed, string Struck, string Code)
{
    public static readonly EmphasisMarks None = new("", "", "", "");

    /// <summary>WhatsApp: <c>*strong*</c>, <c>_stressed_</c>, <c>~struck~</c>, <c>`code`</c>.</summary>
    public static readonly EmphasisMarks WhatsApp = new("*", "_", "~", "`");
}
