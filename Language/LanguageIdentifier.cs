using System.Collections.Frozen;

namespace CareBot.Language;

/// <summary>
/// Says whether a text is Indonesian, English, Malay or something else: a log-linear model over whole words and the
/// character 1–4-grams inside them. Immutable and safe for any number of threads.
/// </summary>
public sealed class LanguageIdentifier
{
    private const int MaxLetters = 600;
    private const double LeastLatinShare = 0.5;
    private const double LeastKnownWeight = 0.35;
    private const int Stretch = 3;
    private const double Sure = 0.98;
    private const int LongestGram = 4;
    private const int LetterBits = 5;

    private readonly FrozenDictionary<string, Weights>.AlternateLookup<ReadOnlySpan<char>> _words;

    /// <summary>By the letters' numbers, five bits each.</summary>
    private readonly Dictionary<uint, Weights> _grams;

    /// <param name="lines">A whole word behind "=", or an n-gram in which "_" is the word's edge; then its weights.</param>
    private LanguageIdentifier(IEnumerable<string> lines)
    {
        var features = lines.Select(line => line.Split(' ')).ToLookup(parts => parts[0][0] == '=');
        _words = features[true].ToFrozenDictionary(parts => parts[0][1..], Read, StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        _grams = features[false].ToDictionary(parts => parts[0].Aggregate(0u, (key, letter) => (key << LetterBits) | NumberOf(letter)), Read);
    }

    public static LanguageIdentifier Default { get; } = new(WordList.Lines("identification.txt"));

    /// <summary>Never fails; a text without letters is <see cref="LanguageCode.Other"/> with probability 0.</summary>
    public LanguageGuess Identify(string text) => Identify(text, words: null);

    /// <summary>The same, and whether a stretch of the text is surely English and another surely Indonesian or Malay.</summary>
    public LanguageGuess Identify(string text, out bool isMixed)
    {
        var words = new List<Evidence>();
        var guess = Identify(text, words);
        isMixed = guess.Language != LanguageCode.Other && IsMixed(words);
        return guess;
    }

    private LanguageGuess Identify(string text, List<Evidence>? words)
    {
        ArgumentNullException.ThrowIfNull(text);
        Span<char> word = stackalloc char[MaxLetters + 2];
        var (latin, foreign, evidence) = (0, 0, default(Evidence));
        var (length, read) = (1, 0);
        word[0] = '_';
        for (var i = 0; i <= text.Length && read < MaxLetters; i++, read++)
        {
            var c = i < text.Length ? char.ToLowerInvariant(text[i]) : ' ';
            if (c is >= 'a' and <= 'z')
            {
                word[length++] = c;
                latin++;
                continue;
            }

            foreign += char.IsLetter(c) ? 1 : 0;
            if (length > 1)
            {
                word[length] = '_';
                var one = default(Evidence);
                AddWord(word[..(length + 1)], ref one);
                words?.Add(one);
                evidence.Add(one);
                length = 1;
            }
        }

        return Decide(latin, foreign, evidence);
    }

    private static LanguageGuess Decide(int latin, int foreign, in Evidence evidence)
    {
        if (latin + foreign == 0)
        {
            return new(LanguageCode.Other, 0);
        }

        if (latin < LeastLatinShare * (latin + foreign))
        {
            return new(LanguageCode.Other, 1 - ((double)latin / (latin + foreign)));
        }

        if (evidence.Known < LeastKnownWeight * evidence.Seen)
        {
            return new(LanguageCode.Other, 1 - (evidence.Known / Math.Max(evidence.Seen, 1.0)));
        }

        var (id, en, ms) = Shares(evidence);
        return id >= en && id >= ms ? new(LanguageCode.Indonesian, id)
            : en >= ms ? new(LanguageCode.English, en)
            : new(LanguageCode.Malay, ms);
    }

    private static (double Id, double En, double Ms) Shares(in Evidence evidence)
    {
        var scale = 1 / Math.Sqrt(Math.Max(1, evidence.Known));
        var (id, en, ms) = (Math.Exp(evidence.Id * scale), Math.Exp(evidence.En * scale), Math.Exp(evidence.Ms * scale));
        var total = id + en + ms;
        return (id / total, en / total, ms / total);
    }

    /// <summary>Whether two stretches that share no word are surely of different languages; Indonesian and Malay count as one here.</summary>
    private static bool IsMixed(List<Evidence> words)
    {
        var (firstEnglish, firstMalayic) = (int.MaxValue, int.MaxValue);
        for (var end = Stretch; end <= words.Count; end++)
        {
            var stretch = default(Evidence);
            for (var i = end - Stretch; i < end; i++)
            {
                stretch.Add(words[i]);
            }

            var english = stretch.Known < LeastKnownWeight * stretch.Seen ? 0.5 : Shares(stretch).En;
            if ((english >= Sure && end - Stretch >= firstMalayic) || (1 - english >= Sure && end - Stretch >= firstEnglish))
            {
                return true;
            }

            firstEnglish = english >= Sure ? Math.Min(firstEnglish, end) : firstEnglish;
            firstMalayic = 1 - english >= Sure ? Math.Min(firstMalayic, end) : firstMalayic;
        }

        return false;
    }

    private void AddWord(ReadOnlySpan<char> marked, ref Evidence evidence)
    {
        evidence.Add(_words.TryGetValue(marked[1..^1], out var whole), whole);
        Span<uint> grams = stackalloc uint[marked.Length];
        grams.Clear();
        for (var size = 1; size <= LongestGram; size++)
        {
            for (var start = 0; start + size <= marked.Length; start++)
            {
                grams[start] = (grams[start] << LetterBits) | NumberOf(marked[start + size - 1]);
                if (size > 1 || (start > 0 && start < marked.Length - 1))
                {
                    evidence.Add(_grams.TryGetValue(grams[start], out var weights), weights);
                }
            }
        }
    }

    /// <summary>From 1 on, so that no n-gram is the beginning of another.</summary>
    private static uint NumberOf(char letter) => letter == '_' ? 27u : (uint)(letter - 'a' + 1);

    private static Weights Read(string[] parts) => new(Number(parts[1]), Number(parts[2]), Number(parts[3]));

    private static float Number(string text) => float.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private readonly record struct Weights(float Id, float En, float Ms);

    private struct Evidence
    {
        public int Seen;
        public int Known;
        public double Id;
        public double En;
        public double Ms;

        /// <summary>A feature that was seen.</summary>
        public void Add(bool isKnown, in Weights weights)
        {
            Seen++;
            if (isKnown)
            {
                Known++;
                Id += weights.Id;
                En += weights.En;
                Ms += weights.Ms;
            }
        }

        public void Add(in Evidence other)
        {
            Seen += other.Seen;
            Known += other.Known;
            Id += other.Id;
            En += other.En;
            Ms += other.Ms;
        }
    }
}
