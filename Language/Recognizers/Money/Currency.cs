namespace CareBot.Language.Recognizers.Money;

/// <param name="Unit">The English name.</param>
/// <param name="Code">ISO 4217, or null where the name belongs to several countries.</param>
internal sealed record Currency(string Unit, string? Code)
{
    public bool IsHundredth => CurrencyTable.Hundredths.Contains(Unit);

    /// <summary>Whether cents are spoken of with it.</summary>
    public bool HasHundredths => !IsHundredth && Unit is not ("Japanese yen" or "South Korean won" or "Vietnamese dong" or "Bitcoin");
}
