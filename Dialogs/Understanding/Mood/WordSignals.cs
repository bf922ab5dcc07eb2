namespace CareBot.Dialogs.Understanding.Mood;

/// <summary>What the lists of moods say of a text, with denial, emphasis and "but" taken into account.</summary>
internal sealed class WordSignals
{
    private const int ReachOfDenial = 3;
    private const float Emphasis = 1.4f;

    private static readonly HashSet<string> Denials = new(StringComparer.Ordinal)
    {
        "tidak", "tak", "bukan", "belum", "jangan", "tanpa", "kurang", "gak", "ga", "nggak", "enggak", "ngga", "kagak", "gk", "tdk", "tiada", "bukanlah", "tidaklah",
        "ndak", "ora", "not", "no", "never", "without", "nothing", "hardly", "barely", "neither", "nor", "none", "dont", "doesnt", "didnt", "isnt", "wasnt",
        "cannot", "cant", "wont", "wouldnt", "couldnt", "arent", "werent", "havent", "hasnt", "lack", "lacks",
    };

    private static readonly HashSet<string> Emphatic = new(StringComparer.Ordinal)
    {
        "banget", "bgt", "sekali", "sangat", "amat", "benar", "bener", "beneran", "paling", "super", "terlalu", "abis", "habis", "parah", "gila", "sungguh", "betul", "teramat",
        "very", "so", "really", "too", "extremely", "absolutely", "totally", "truly", "such", "most", "incredibly", "highly", "utterly", "completely",
    };

    private static readonly HashSet<string> Turns = new(StringComparer.Ordinal)
    {
        "tapi", "tetapi", "namun", "sayangnya", "cuma", "cuman", "hanya", "ternyata", "padahal", "but", "however", "although", "though", "unfortunately", "yet", "except",
    };

    private WordSignals(int words) => Sentiment = new float[words];

    /// <summary>Of each word; a phrase counts at its first word.</summary>
    public float[] Sentiment { get; }

    public float Good { get; private set; }

    public float Bad { get; private set; }

    /// <summary>Sentiment behind the last "but"; of all when there is none.</summary>
    public float Last { get; private set; }

    public float Anger { get; private set; }

    public float Sadness { get; private set; }

    public float Fear { get; private set; }

    public float Joy { get; private set; }

    public int Denied { get; private set; }

    public bool Turned { get; private set; }

    public static WordSignals Of(MoodTokens tokens)
    {
        var words = tokens.Words;
        var lists = MoodWords.Of(tokens.Language);
        var signals = new WordSignals(words.Length);
        for (var i = 0; i < words.Length; i++)
        {
            if (Turns.Contains(words[i]))
            {
                (signals.Last, signals.Turned) = (0, true);
            }
            signals.Denied += Denials.Contains(words[i]) ? 1 : 0;
            var length = lists.Longest(words.AsSpan(i), out var says);
            if (length == 0 && Bare(words[i]) is { } bare)
            {
                length = lists.Longest([bare], out says);
            }
            if (length > 0)
            {
                signals.Add(tokens, i, length, says);
                i += length - 1;
            }
        }
        return signals;
    }

    private void Add(MoodTokens tokens, int at, int length, MoodWord says)
    {
        var words = tokens.Words;
        var denied = false;
        for (var i = at - 1; i >= Math.Max(0, at - ReachOfDenial) && !tokens.IsCut(i); i--)
        {
            denied |= Denials.Contains(words[i]);
        }
        var emphatic = (at > 0 && Emphatic.Contains(words[at - 1])) || (at + length < words.Length && Emphatic.Contains(words[at + length]));
        var value = says.Sentiment * (emphatic ? Emphasis : 1);
        value = denied && Math.Abs(says.Sentiment) >= 2 ? (value > 0 ? -0.8f : -0.4f) * value : value;
        Sentiment[at] = value;
        Good += Math.Max(0, value);
        Bad += Math.Max(0, -value);
        Last += value;
        var heard = denied ? 0.2f : emphatic ? Emphasis : 1;
        Anger += says.Anger >= 3 && says.Sentiment == 0 ? says.Anger * Math.Max(heard, 0.5f) : says.Anger * heard;
        Sadness += says.Sadness * heard;
        Fear += says.Fear * heard;
        Joy += says.Joy * heard;
    }

    /// <summary>"pelayanannya" → "pelayanan"; null when nothing hangs on the word.</summary>
    private static string? Bare(string word) =>
        word.Length > 5 && (word.EndsWith("nya", StringComparison.Ordinal) || word.EndsWith("lah", StringComparison.Ordinal)) ? word[..^3] : null;
}
