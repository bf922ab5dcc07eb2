using CareBot.Knowledge;

namespace CareBot.Tests.Knowledge.Dense;

/// <summary>Vectors as a model gives them that knows what words mean: every text is near its subject's axis, and all texts are a little alike.</summary>
internal static class MadeVectors
{
    public const int Dimensions = 24;
    public const string Model = "made";

    /// <summary>Each subject has ten words for one thing; a question uses one or two of them.</summary>
    private static readonly string[][] Subjects =
    [
        ["ongkir", "kirim", "antar", "kurir", "paket", "ekspedisi", "logistik", "pengantaran", "resi", "truk"],
        ["refund", "dana", "kembali", "uang", "duit", "pengembalian", "saldo", "reimburse", "transfer", "rekening"],
        ["sandi", "password", "login", "masuk", "akun", "kunci", "pin", "reset", "lupa", "otp"],
        ["retur", "tukar", "rusak", "cacat", "ganti", "pecah", "sobek", "komplain", "garansi", "klaim"],
        ["promo", "voucher", "diskon", "kupon", "potongan", "hemat", "cashback", "murah", "flash", "kode"],
    ];

    public static IReadOnlyList<Article> Articles { get; } = [.. Subjects.Select((words, i) => new Article(
        $"a{i}",
        new Dictionary<string, ArticleText>
        {
            ["id"] = new($"tentang {words[0]}", $"Jawaban tentang {words[1]}.", [.. words[..6].Select((word, j) => $"{word} saya bagaimana {words[(j + 1) % 6]}")]),
        },
        [],
        []))];

    public static TextVectors Vectors => new(Model, TextVectors.TextsOf(Articles).ToDictionary(text => text, text => Of(text), StringComparer.Ordinal));

    /// <summary>The vector of a text: its subject's axis, an axis that all share, and a little of its own.</summary>
    public static ReadOnlyMemory<float> Of(string text)
    {
        var vector = new float[Dimensions];
        var words = text.ToLowerInvariant().Split([' ', '.', '?']);
        for (var subject = 0; subject < Subjects.Length; subject++)
        {
            vector[subject] = words.Count(word => Subjects[subject].Contains(word, StringComparer.Ordinal));
        }

        vector[^1] = 0.6f;
        vector[Subjects.Length + (Math.Abs(text.Length * 7) % (Dimensions - Subjects.Length - 1))] += 0.3f;
        return vector;
    }
}
