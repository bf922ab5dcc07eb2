using System.Runtime.InteropServices;
using CareBot.Language;

namespace CareBot.Dialogs.Understanding.Mood;

/// <summary>
/// Turns a text into hashed features. Of an Indonesian or Malay one: words 1–2, plain and as typed, stems 1–2, words by their place, characters 3–5 inside words and
/// of the text as typed, the meaning of its words taken together, and the signals. Of an English one: its words in Indonesian as far as the glossary goes, and
/// the signals.
/// </summary>
internal static class MoodFeatures
{
    public const int Bits = 19;

    /// <summary>Buckets of meaning, behind the hashed ones: one for each dimension.</summary>
    public const int FirstMeaning = 1 << Bits;

    /// <summary>Hashed buckets of style, which only anger learns from.</summary>
    public const int FirstStyle = FirstMeaning + WordMeanings.Dimensions;
    public const int Styles = 512;
    public const int Buckets = FirstStyle + Styles;
    private const int Most = 4000;
    private const int MostWordLength = 40;
    private const int Edge = 6;
    private const ulong WordSeed = Hashes.Seed ^ 0x574F;
    private const ulong StemSeed = Hashes.Seed ^ 0x5355;
    private const ulong PlaceSeed = Hashes.Seed ^ 0x9A7E;
    private const ulong GlossSeed = Hashes.Seed ^ 0x6105;
    private const ulong CharacterSeed = Hashes.Seed ^ 0xC4A2;
    private const ulong AsTypedSeed = Hashes.Seed ^ 0xA57D;
    private const ulong TypedSeed = Hashes.Seed ^ 0x7E9D;

    public static List<MoodFeature> Of(MoodTokens tokens, WordSignals signals, WordMeanings meanings)
    {
        var features = new List<MoodFeature>(tokens.Text.Length * 6);
        Add(tokens, signals, meanings, features);
        return features;
    }

    /// <summary>The same, to what <paramref name="features"/> has already.</summary>
    public static void Add(MoodTokens tokens, WordSignals signals, WordMeanings meanings, List<MoodFeature> features)
    {
        if (tokens.Language == LanguageCode.English)
        {
            AddGloss(tokens, signals, Glossary.Indonesian, features);
            return;
        }
        Span<char> lower = stackalloc char[Math.Min(tokens.Text.Length, Most)];
        tokens.Text.AsSpan(0, lower.Length).ToLowerInvariant(lower);
        var from = features.Count;
        Words(tokens.Words, WordSeed, features);
        from = Weighted(features, from, 1f);
        Words(Stems(tokens.Words), StemSeed, features);
        from = Weighted(features, from, 0.5f);
        Places(tokens.Words, features);
        from = Weighted(features, from, 0.3f);
        Characters(tokens.Words, features);
        from = Weighted(features, from, 0.7f);
        AsTyped(lower, tokens.Places, features);
        from = Weighted(features, from, 0.7f);
        Grams(lower, TypedSeed, 0, 0, features);
        Weighted(features, from, 0.6f);
        Meaning(tokens.Words, meanings, features);
        MoodSignals.Add(tokens, signals, 0.2f, "", features);
        MoodSignals.AddStyle(tokens, 0.2f, features);
    }

    /// <summary>
    /// The features that a text keeps across languages: words for which <paramref name="indonesian"/> has an Indonesian word, and the signals.
    /// </summary>
    public static List<MoodFeature> OfGloss(MoodTokens tokens, WordSignals signals, Func<string, string?> indonesian)
    {
        var features = new List<MoodFeature>(tokens.Words.Length + 32);
        AddGloss(tokens, signals, indonesian, features);
        return features;
    }

    private static void AddGloss(MoodTokens tokens, WordSignals signals, Func<string, string?> indonesian, List<MoodFeature> features)
    {
        var from = features.Count;
        for (var i = 0; i < tokens.Words.Length; i++)
        {
            if (indonesian(tokens.Words[i]) is { } word)
            {
                features.Add(new(Bucket(Hashes.Add(GlossSeed, word)), 1, i, i + 1));
            }
        }
        Weighted(features, from, 0.5f);
        MoodSignals.Add(tokens, signals, 0.4f, "gloss ", features);
    }

    internal static int Bucket(ulong hash) => (int)(Hashes.Mixed(hash) >> (64 - Bits));

    /// <summary>Gives the features from a place on equal values whose squares sum to the weight's; the place behind them.</summary>
    private static int Weighted(List<MoodFeature> features, int from, float weight)
    {
        var each = weight / MathF.Sqrt(Math.Max(1, features.Count - from));
        foreach (ref var feature in CollectionsMarshal.AsSpan(features)[from..])
        {
            feature = feature with { Value = each };
        }
        return features.Count;
    }

    private static void Words(string[] words, ulong seed, List<MoodFeature> features)
    {
        for (var i = 0; i < words.Length; i++)
        {
            var hash = Hashes.Add(seed, Written(words[i]));
            features.Add(new(Bucket(hash), 1, i, i + 1));
            if (i + 1 < words.Length)
            {
                features.Add(new(Bucket(Hashes.Add(Hashes.Add(hash, ' '), Written(words[i + 1]))), 1, i, i + 2));
            }
        }
    }

    /// <summary>The direction of all words together, of length 1; none when no word is known.</summary>
    private static void Meaning(string[] words, WordMeanings meanings, List<MoodFeature> features)
    {
        Span<float> sum = stackalloc float[WordMeanings.Dimensions];
        sum.Clear();
        foreach (var word in words)
        {
            meanings.AddTo(sum, word);
        }
        var square = 0f;
        foreach (var part in sum)
        {
            square += part * part;
        }
        for (var i = 0; square > 0 && i < sum.Length; i++)
        {
            features.Add(new(FirstMeaning + i, sum[i] / MathF.Sqrt(square), 0, 0));
        }
    }

    private static void Places(string[] words, List<MoodFeature> features)
    {
        for (var i = Math.Max(0, words.Length - Edge); i < words.Length; i++)
        {
            features.Add(new(Bucket(Hashes.Add(Hashes.Add(PlaceSeed, '$'), words[i])), 1, i, i + 1));
        }
        for (var i = 0; i < Math.Min(words.Length, Edge - 2); i++)
        {
            features.Add(new(Bucket(Hashes.Add(Hashes.Add(PlaceSeed, '^'), words[i])), 1, i, i + 1));
        }
    }

    private static void Characters(string[] words, List<MoodFeature> features)
    {
        Span<char> marked = stackalloc char[MostWordLength + 2];
        for (var w = 0; w < words.Length; w++)
        {
            var length = Math.Min(words[w].Length, MostWordLength);
            if (length < 3)
            {
                continue;
            }
            marked[0] = marked[length + 1] = '_';
            words[w].AsSpan(0, length).CopyTo(marked[1..]);
            Grams(marked[..(length + 2)], CharacterSeed, w, w + 1, features);
        }
    }

    /// <summary>Words 1–2 in small letters as they stood.</summary>
    private static void AsTyped(ReadOnlySpan<char> lower, ReadOnlySpan<(int Start, int Length)> places, List<MoodFeature> features)
    {
        for (var i = 0; i < places.Length; i++)
        {
            var hash = Hashes.Add(AsTypedSeed, Written(At(lower, places[i])));
            features.Add(new(Bucket(hash), 1, i, i + 1));
            if (i + 1 < places.Length)
            {
                features.Add(new(Bucket(Hashes.Add(Hashes.Add(hash, ' '), Written(At(lower, places[i + 1])))), 1, i, i + 2));
            }
        }
    }

    private static void Grams(ReadOnlySpan<char> letters, ulong seed, int from, int to, List<MoodFeature> features)
    {
        for (var start = 0; start + 3 <= letters.Length; start++)
        {
            var hash = Hashes.Add(seed, letters.Slice(start, 2));
            for (var end = start + 2; end < Math.Min(letters.Length, start + 5); end++)
            {
                hash = Hashes.Add(hash, letters[end]);
                features.Add(new(Bucket(hash), 1, from, to));
            }
        }
    }

    private static string[] Stems(string[] words) => Array.ConvertAll(words, word => Stemmer.Default.Stem(word, LanguageCode.Indonesian));

    private static ReadOnlySpan<char> At(ReadOnlySpan<char> text, (int Start, int Length) place) => text.Slice(place.Start, place.Length);

    private static ReadOnlySpan<char> Written(ReadOnlySpan<char> word) => word.ContainsAnyExceptInRange('0', '9') ? word : "#";
}
