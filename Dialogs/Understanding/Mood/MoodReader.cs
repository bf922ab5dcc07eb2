using CareBot.Language;

namespace CareBot.Dialogs.Understanding.Mood;

/// <summary>
/// Reads sentiment and anger of one message: a linear model over words, characters and signals, with the lists that leads edit. Pure
/// apart from the lists; thread-safe; never fails, whatever the text.
/// </summary>
public static class MoodReader
{
    private const int MostReasons = 6;
    private const float LeastPart = 0.12f;

    /// <summary>Room for features, used by one text of the thread after the other.</summary>
    [ThreadStatic]
    private static List<MoodFeature>? room;

    /// <param name="text">The message; the first <see cref="Normalizer.MaxLength"/> units count.</param>
    /// <param name="language">Its language; identified when null.</param>
    public static MoodReading Read(string text, string? language = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        text = text.Length > Normalizer.MaxLength ? text[..Normalizer.MaxLength] : text;
        return Read(text, language ?? LanguageIdentifier.Default.Identify(text).Language, AngerReader.Read(text, MessageWord.Of(text)));
    }

    internal static MoodReading Read(string text, string language, AngerReading signalled)
    {
        var tokens = MoodTokens.Of(text, language);
        if (tokens.Words.Length == 0)
        {
            return MoodReading.None with { Reasons = signalled.Reasons };
        }
        var signals = WordSignals.Of(tokens);
        var (badness, anger) = (new float[tokens.Words.Length], new float[tokens.Words.Length]);
        var features = room ?? [];
        room = null;
        MoodFeatures.Add(tokens, signals, MoodModel.Default.Parameters.Meanings, features);
        var scores = MoodModel.Default.Score(features, badness, anger);
        features.Clear();
        room = features;
        var calibration = language == LanguageCode.English ? MoodModel.Default.Parameters.Glossed : MoodModel.Default.Parameters.AsIs;
        var (negative, neutral, positive) = calibration.Probabilities(scores.Negative, scores.Neutral, scores.Positive);
        var angry = calibration.Anger(scores.AngerScore(signals, signalled.Probability));
        return new(negative, neutral, positive, angry, angry >= calibration.AngerThreshold, Reasons(tokens, badness, anger, positive > negative, signalled));
    }

    private static List<MoodReason> Reasons(MoodTokens tokens, float[] badness, float[] anger, bool isPleased, AngerReading signalled)
    {
        var reasons = new List<MoodReason>(signalled.Reasons);
        for (var i = 0; i < tokens.Words.Length; i++)
        {
            var (start, length) = tokens.Places[i];
            var part = isPleased ? -badness[i] : Math.Max(badness[i], anger[i]);
            if (part >= LeastPart && !reasons.Exists(reason => reason.Start < start + length && start < reason.Start + reason.Length))
            {
                reasons.Add(new(isPleased ? "sounds good" : anger[i] > badness[i] ? MoodReason.SoundsAngry : "sounds bad", start, length, Math.Min(0.19, part / 4)));
            }
        }
        reasons.Sort((one, other) => other.Weight.CompareTo(one.Weight));
        return reasons.Count > MostReasons ? reasons[..MostReasons] : reasons;
    }
}
