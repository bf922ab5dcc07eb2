using CareBot.Language;

namespace CareBot.Knowledge.Import;

/// <summary>In which language texts are, when their file does not say: the one that was asked for, else the one they read like.</summary>
/// <param name="Asked">One of <see cref="LanguageCode.All"/>; null: read from the texts.</param>
internal sealed record LanguageChoice(string? Asked, FaultList Faults)
{
    private const int Sample = 200;

    public string Of(IEnumerable<string> texts, Place place)
    {
        if (Asked is not null)
        {
            return Asked;
        }

        var guess = LanguageIdentifier.Default.Identify(string.Join(' ', texts.Take(Sample))).Language;
        if (LanguageCode.IsSpoken(guess))
        {
            return guess;
        }

        Faults.Warn(place.File, place.Line, place.Column, "the language is not clear; it is taken for Indonesian", $"--language with one of {string.Join(", ", LanguageCode.All)}");
        return LanguageCode.Indonesian;
    }

    /// <summary>The code for a language's name or tag (<c>English</c>, <c>id-ID</c>); null when it is none that the bot speaks.</summary>
    public static string? Named(string text) => text.Trim().ToLowerInvariant() switch
    {
        "indonesian" => LanguageCode.Indonesian,
        "english" => LanguageCode.English,
        "malay" => LanguageCode.Malay,
        var tag when LanguageCode.IsSpoken(tag.Split('-', '_')[0]) => tag.Split('-', '_')[0],
        _ => null,
    };
}
