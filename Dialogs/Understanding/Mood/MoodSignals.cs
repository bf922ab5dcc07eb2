namespace CareBot.Dialogs.Understanding.Mood;

/// <summary>The features that need no word of their own: what the lists say in all, and typography, each in steps.</summary>
internal static class MoodSignals
{
    private const ulong Seed = Hashes.Seed ^ 0x5160;

    /// <param name="view">Keeps the signals of one kind of text apart from those of another.</param>
    public static void Add(MoodTokens tokens, WordSignals signals, float value, string view, List<MoodFeature> features)
    {
        var count = tokens.Words.Length;
        var net = signals.Good - signals.Bad;
        Add("bias", 0);
        Add("net", Step(net, 2, 12));
        Add("density", Step(net / MathF.Sqrt(count + 1), 3, 10));
        Add("good", Step(signals.Good, 1, 9));
        Add("bad", Step(signals.Bad, 1, 9));
        Add("last", Step(signals.Last, 1, 6) + (signals.Turned ? 100 : 0));
        Add("balance", Step(net / (signals.Good + signals.Bad + 1), 5, 5));
        Add("silent", signals.Good + signals.Bad == 0 ? 1 + (int)Math.Log2(count + 1) : 0);
        Add("anger", Step(signals.Anger, 1, 9));
        Add("sadness", Step(signals.Sadness, 1, 4));
        Add("fear", Step(signals.Fear, 1, 4));
        Add("joy", Step(signals.Joy, 1, 6));
        Add("length", (int)Math.Log2(count + 1));
        Add("denied", Math.Min(4, signals.Denied));
        Add("!", Math.Min(4, tokens.Exclamations));
        Add("?", Math.Min(4, tokens.Questions));
        Add("shouted", (int)(tokens.Shouted * 3));
        Add("stretched", tokens.Stretched ? 1 : 0);

        void Add(string name, int step) => features.Add(
            new(MoodFeatures.Bucket(Hashes.Add(Hashes.Add(Hashes.Add(Seed, view), name), (char)(step + 1000))), value, 0, 0));
    }

    /// <summary>How the text is set: it tells of anger, and of sentiment only from which collection a text is.</summary>
    public static void AddStyle(MoodTokens tokens, float value, List<MoodFeature> features)
    {
        Add("capitals", (int)(tokens.Capitals * 5));
        Add("opens", tokens.OpensInCapitals ? 1 : 0);
        Add("ends", tokens.End);
        Add("capitals and !", ((int)(tokens.Capitals * 4) * 10) + Math.Min(4, tokens.Exclamations));

        void Add(string name, int step)
        {
            var hash = Hashes.Mixed(Hashes.Add(Hashes.Add(Seed, name), (char)(step + 1000)));
            features.Add(new(MoodFeatures.FirstStyle + (int)(hash % MoodFeatures.Styles), value, 0, 0));
        }
    }

    private static int Step(float value, int perUnit, int most) => Math.Clamp((int)MathF.Round(value * perUnit), -most, most);
}
