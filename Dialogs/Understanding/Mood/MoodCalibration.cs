namespace CareBot.Dialogs.Understanding.Mood;

/// <summary>How scores become probabilities.</summary>
/// <param name="Sentiment">Twelve numbers: of negative, neutral, positive in turn, what each of the three scores counts, and what is added.</param>
/// <param name="AngerSlope">What the anger score counts.</param>
/// <param name="AngerShift">What is added to it.</param>
/// <param name="AngerThreshold">From this probability on a text counts as angry.</param>
internal sealed record MoodCalibration(float[] Sentiment, float AngerSlope, float AngerShift, float AngerThreshold)
{
    public static MoodCalibration Read(BinaryReader reader) =>
        new([.. Enumerable.Range(0, 12).Select(_ => reader.ReadSingle())], reader.ReadSingle(), reader.ReadSingle(), reader.ReadSingle());

    public void Write(BinaryWriter writer)
    {
        Array.ForEach(Sentiment, writer.Write);
        writer.Write(AngerSlope);
        writer.Write(AngerShift);
        writer.Write(AngerThreshold);
    }

    /// <summary>Probabilities of negative, neutral and positive.</summary>
    public (double Negative, double Neutral, double Positive) Probabilities(double negative, double neutral, double positive)
    {
        var (a, b, c) = (Exponent(0), Exponent(1), Exponent(2));
        return (a / (a + b + c), b / (a + b + c), c / (a + b + c));

        double Exponent(int row) => Math.Exp(Math.Clamp(
            (Sentiment[row * 4] * negative) + (Sentiment[(row * 4) + 1] * neutral) + (Sentiment[(row * 4) + 2] * positive) + Sentiment[(row * 4) + 3], -30, 30));
    }

    public double Anger(double score) => 1 / (1 + Math.Exp(-((AngerSlope * score) + AngerShift)));
}
