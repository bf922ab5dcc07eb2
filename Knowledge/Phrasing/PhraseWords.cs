using System.Collections.Frozen;

namespace CareBot.Knowledge.Phrasing;

/// <summary>The words whose coming and going is judged otherwise than that of other words.</summary>
internal static class PhraseWords
{
    /// <summary>They carry no fact and may come and go. No word that promises, permits, denies, counts or joins alternatives is among them.</summary>
    private static readonly FrozenSet<string> Free = Set(
        "yang di ke dari pada untuk dengan oleh dan juga serta itu ini adalah para kak kakak anda kamu kami kita",
        "awak encik puan cik",
        "the a an this that these those is are of to in on at by for with from and also it its you your we our");

    /// <summary>They turn or limit what a sentence says: both sides must have the same of them. By what they mean, for a word may be said in two ways.</summary>
    private static readonly FrozenDictionary<string, string> Conditions = Pairs(
        ("not", "tidak tak tdk gak ga nggak enggak bukan bukannya tiada not no never none cannot non neither nor"),
        ("not yet", "belum"),
        ("do not", "jangan usah"),
        ("without", "tanpa without"),
        ("except", "kecuali selain except excluding unless"),
        ("only", "hanya cuma sahaja saja only just"),
        ("at most", "maksimal maksimum most maximum"),
        ("at least", "minimal minimum least"),
        ("before", "sebelum before"),
        ("after", "setelah sesudah selepas after"),
        ("until", "hingga sampai until till"),
        ("if", "jika kalau bila apabila asal asalkan sekiranya jikalau selama if provided while when"),
        ("or", "atau or"));

    /// <summary>Whether a number means something else behind this word: from, to, and whatever limits.</summary>
    public static bool Leads(string word) => word is "dari" or "ke" or "from" or "to" || Condition(word) is not null;

    public static bool IsFree(string word) => Free.Contains(word);

    /// <summary>What the word limits or turns; null for other words.</summary>
    public static string? Condition(string word) =>
        word.EndsWith("n't", StringComparison.Ordinal) ? "not" : Conditions.GetValueOrDefault(word);

    private static FrozenSet<string> Set(params string[] lists) => string.Join(' ', lists).Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static FrozenDictionary<string, string> Pairs(params (string Meaning, string Words)[] lists) =>
        lists.SelectMany(list => list.Words.Split(' ').Select(word => (word, list.Meaning))).ToFrozenDictionary(pair => pair.word, pair => pair.Meaning, StringComparer.Ordinal);
}
