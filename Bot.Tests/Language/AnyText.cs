namespace CareBot.Tests.Language;

/// <summary>Texts that programs trip over: every test that promises "any text" runs over these.</summary>
public static class AnyText
{
    public static TheoryData<string> Samples => new(Fixed.Concat(Random(200)));

    private static IEnumerable<string> Fixed =>
    [
        "", " ", "\0", "\uD83D", "\uDE00\uD83D", "a\uD83Db", "\uFFFF\uFFFE", "-", "'", "a'", "a-", "-a-", "2", "a2", "aaa2", "barang2",
        "\u200B\u200D\uFEFF", "g\u200Bak", "\u202Ehalo\u202C", "Ａ１Ｂ２", "ﬃ", "\u0301", "e\u0301\u0301\u0301", "İstanbul ß ẞ ſ",
        "مرحبا بالعالم", "你好，世界", "Привет", "раypal", "😡😡😡", "👩‍👩‍👧‍👦", new('a', 9000), new('\uD800', 5000),
        string.Concat(Enumerable.Repeat("😀", 32768)), string.Concat(Enumerable.Repeat("gak bisa2 ", 900)), new('-', 5000), "a" + new string('\u0300', 5000),
        "\t\r\n\u2028\u2029", "1234567890123456789012345678901234567890", "INV/2023/00017", "user@example.com http://a.b/c?d=e&f",
    ];

    private static IEnumerable<string> Random(int count)
    {
        var random = new Random(7);
        string[] parts = ["gak", "2", "-", "'", " ", "\uD83D", "\uDE00", "\u200D", "aaaa", "4", "É", "Ｚ", "の", "\u0301", ".", "nya", "meng", "\n", "ng", "İ"];
        for (var i = 0; i < count; i++)
        {
            yield return string.Concat(Enumerable.Range(0, random.Next(1, 30)).Select(_ =>
                random.Next(4) == 0 ? ((char)random.Next(0x10000)).ToString() : parts[random.Next(parts.Length)]));
        }
    }
}
