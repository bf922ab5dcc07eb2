namespace CareBot.Language.Recognizers;

/// <summary>What differs between Indonesian and Malay for the recognisers; their grammar is one.</summary>
internal sealed record MalayDialect(string Language, char DecimalPoint, string Country)
{
    public static readonly MalayDialect Indonesian = new(LanguageCode.Indonesian, ',', "ID");
    public static readonly MalayDialect Malay = new(LanguageCode.Malay, '.', "MY");

    /// <summary>"setengah 3" is half an hour before three in Indonesian, after it in Malay ("3 setengah").</summary>
    public bool IsIndonesian => DecimalPoint == ',';
}
