using CareBot.Dialogs.Understanding.Mood;
using CareBot.Language;
using CareBot.Language.Recognizers;

namespace CareBot.Dialogs.Understanding;

/// <summary>Reads what a message is, in which language, and how angry. Pure and thread-safe.</summary>
public static class MessageReader
{
    /// <summary>How much of a message is read, in UTF-16 units; as much as a search takes.</summary>
    public const int MostRead = 4000;

    private const int LeastWordsOfMood = 4;
    private const double LeastInsult = 0.6;
    private const double Pleased = 0.9;
    private const char LastLatinLetter = '\u024F';

    /// <summary>Lists of courtesies; where two match equally many words, the earlier one wins.</summary>
    private static readonly (string List, MessageKind? Act)[] Courtesies =
    [
        ("goodbye", MessageKind.Goodbye),
        ("thanks", MessageKind.Thanks),
        ("greeting", MessageKind.Greeting),
        ("no", MessageKind.No),
        ("yes", MessageKind.Yes),
        ("lead-in", MessageKind.LeadIn),
        ("fillers", null),
    ];

    /// <summary>What may be cut from around a question; yes and no may not: "tidak bisa login" needs its first word.</summary>
    private static readonly string[] Wrapping = ["thanks", "greeting", "lead-in", "fillers"];

    /// <summary>A message of only courtesies is the first of these that it says.</summary>
    private static readonly MessageKind[] Precedence =
        [MessageKind.Goodbye, MessageKind.Thanks, MessageKind.LeadIn, MessageKind.No, MessageKind.Yes, MessageKind.Greeting];

    private static readonly (string List, MessageKind Kind)[] Wishes =
    [
        ("person", MessageKind.Person),
        ("bot-or-human", MessageKind.BotOrHuman),
        ("how-are-you", MessageKind.HowAreYou),
        ("hours", MessageKind.Hours),
    ];

    /// <summary>Reads <paramref name="text"/>; never fails, whatever it holds.</summary>
    /// <param name="text">What the customer wrote; the first <see cref="MostRead"/> units count.</param>
    /// <param name="conversationLanguage">The language spoken so far, or null; it holds unless the message clearly is in another.</param>
    /// <param name="now">The customer's local time; without one no entities are read.</param>
    /// <param name="options">What is looked for besides: the shop's order numbers.</param>
    public static MessageReading Read(string text, string? conversationLanguage, DateTime? now = null, EntityOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        text = text.Length > MostRead ? text[..MostRead] : text;
        var words = MessageWord.Of(text);
        var acts = Acts(words);
        var question = acts is null ? Unwrap(text, words) : text.Trim();
        var guess = LanguageIdentifier.Default.Identify(text, out var isMixed);
        var language = ReplyLanguage.Choose(guess, words.Count, acts is not null, conversationLanguage);
        var signalled = AngerReader.Read(text, words);
        var own = OwnLanguage(guess, words.Count, language);
        var written = isMixed ? LanguageCode.Mixed : acts is null && IsForeign(text, guess, words.Count) ? LanguageCode.Other : own;
        var mood = MoodReader.Read(text, own, signalled);
        var kind = Kind(words, acts);
        kind = kind == MessageKind.Question && IsPleasedThanks(text, words, mood) ? MessageKind.Thanks : kind;
        // What the model learnt of long reviews says little of three words.
        var anger = kind == MessageKind.Question && words.Count >= LeastWordsOfMood ? signalled.With(mood, text) : signalled;
        var entities = now is { } moment ? EntityReader.Read(text, language, moment, options) : [];
        return new MessageReading(text, question, language, kind, acts ?? [], anger, mood, entities) { WrittenIn = written };
    }

    /// <summary>The language that the message itself is in, which a reply need not follow; of a short one the reply's.</summary>
    private static string OwnLanguage(LanguageGuess guess, int words, string replyLanguage) =>
        words >= 3 && guess.Probability >= 0.7 && LanguageCode.IsSpoken(guess.Language) ? guess.Language : replyLanguage;

    private static bool IsForeign(string text, LanguageGuess guess, int words) =>
        guess.Language == LanguageCode.Other && guess.Probability >= 0.5 && (words >= 2 || text.Any(IsForeignLetter));

    private static bool IsForeignLetter(char letter) => char.IsLetter(letter) && letter > LastLatinLetter;

    private static MessageKind Kind(IReadOnlyList<MessageWord> words, HashSet<MessageKind>? acts)
    {
        if (IsAbuse(words))
        {
            return MessageKind.Abuse;
        }
        var spoken = words.Where(word => WordList.Named("fillers").At([word], 0) is null || word.Stem is "admin" or "min").ToList();
        foreach (var (list, kind) in Wishes)
        {
            if (WordList.Named(list).IsIn(words) || WordList.Named(list).IsIn(spoken))
            {
                return kind;
            }
        }
        if (acts?.Count > 0)
        {
            return Array.Find(Precedence, acts.Contains);
        }
        return words.All(word => !char.IsLetterOrDigit(word.Folded, 0)) ? MessageKind.Wordless
            : acts is not null ? MessageKind.Greeting
            : WordList.Named("spam").IsIn(words) ? MessageKind.Spam
            : MessageKind.Question;
    }

    /// <summary>Thanks with good news: "makasih ya, barangnya udah sampai". A wish or a "but" beside it is answered instead.</summary>
    private static bool IsPleasedThanks(string text, IReadOnlyList<MessageWord> words, MoodReading mood) =>
        mood.Positive >= Pleased && !text.Contains('?', StringComparison.Ordinal) && WordList.Named("gratitude").IsIn(words) && !WordList.Named("asking").IsIn(words);

    /// <summary>Whether every word insults, addresses the insulted or fills: "dasar bot tolol", "anjing lu ya".</summary>
    private static bool IsAbuse(IReadOnlyList<MessageWord> words)
    {
        var hits = WordList.Named("anger-swearing").Find(words);
        var insults = hits.Where(hit => hit.Weight >= LeastInsult && char.IsLetter(words[hit.Start].Folded, 0)).Sum(hit => hit.Length);
        return insults > 0 && words.Count <= insults + words.Count(word =>
            WordList.Named("fillers").At([word], 0) is not null || WordList.Named("insulted").At([word], 0) is not null);
    }

    /// <summary>What a message of nothing but courtesies says; null when it says anything else.</summary>
    private static HashSet<MessageKind>? Acts(IReadOnlyList<MessageWord> words)
    {
        var acts = new HashSet<MessageKind>();
        for (var at = 0; at < words.Count;)
        {
            var (act, length) = Courtesies
                .Select(c => (c.Act, Length: WordList.Named(c.List).At(words, at)?.Length ?? 0))
                .Aggregate((best, next) => next.Length > best.Length ? next : best);
            if (length == 0)
            {
                return null;
            }
            if (act is { } said)
            {
                acts.Add(said);
            }
            at += length;
        }
        return acts;
    }

    private static string Unwrap(string text, IReadOnlyList<MessageWord> words)
    {
        var first = 0;
        while (Wrapped(words, first) is > 0 and var length && first + length < words.Count)
        {
            first += length;
        }
        var last = words.Count;
        for (var start = last - 1; start > first && start >= words.Count - 3; start--)
        {
            if (start + Wrapped(words, start) >= last)
            {
                last = start;
            }
        }
        var end = last == words.Count ? text.Length : words[last].Start;
        return text[words[first].Start..end].Trim().TrimEnd(',', ';');
    }

    private static int Wrapped(IReadOnlyList<MessageWord> words, int start) =>
        Wrapping.Max(list => WordList.Named(list).At(words, start)?.Length ?? 0);
}
