namespace CareBot.Bot.Attachments;

/// <summary>How stored activities name a kept file in <c>contentUrl</c>; whoever reads them gets an address of their own for it.</summary>
public static class AttachmentAddress
{
    public const string Scheme = "attachment:";

    public static string Of(string key) => Scheme + key;

    /// <summary>The file's key; null for any other address.</summary>
    public static string? KeyOf(string? contentUrl) =>
        contentUrl is not null && contentUrl.StartsWith(Scheme, StringComparison.Ordinal) && contentUrl.Length is > 11 and < 80 ? contentUrl[Scheme.Length..] : null;
}
