using CareBot.Language.Recognizers.Scanning;

namespace CareBot.Language.Recognizers.Numbers;

/// <summary>What the rules for English numbers read in one text: five recognisers ask for the same places.</summary>
internal sealed class EnglishReadings
{
    public PlaceMemory<Quantity?> Quantities { get; } = new();

    public PlaceMemory<EnglishCardinal?> Cardinals { get; } = new();

    /// <summary>Those in words alone.</summary>
    public PlaceMemory<EnglishCardinal?> WordCardinals { get; } = new();

    public PlaceMemory<(decimal Value, bool Plural, int Next)?> Ordinals { get; } = new();
}
