using System.Diagnostics;
using CareBot.Language.Recognizers;
using CareBot.Language.Recognizers.Private;

namespace CareBot.Bench.Understanding;

/// <summary>How long the entities and the private pieces of one message take to read.</summary>
internal static class EntitiesRun
{
    private const int Rounds = 20_000;
    private const int Longest = 4000;
    private static readonly DateTime Said = new(2026, 11, 16, 10, 0, 0, DateTimeKind.Unspecified);

    private static readonly (string Language, string Text)[] Messages =
    [
        ("id", "min pesanan saya INV/2026/00017 Rp150rb blm sampe2 udh 3 hari nih, kmrn jam 3 sore katanya besok pagi dikirim, tolong dicek ya kak ke 0812-3456-7890 atau email sari@contoh.co.id makasih banyak ya"),
        ("ms", "hai, pesanan saya RM45.90 tak sampai lagi, dah 3 hari, semalam pukul 3 petang kata esok pagi akan dihantar, tolong semak ya, telefon 012-345 6789 atau emel siti@contoh.com.my, terima kasih banyak"),
        ("en", "hi, I paid $25.50 for order 20017 last friday at 3pm and it was supposed to arrive in 2 days, please call me on +1 541-754-3010 tomorrow between 9 and 11am or email sari@example.com, thanks a lot"),
    ];

    public static void Run()
    {
        foreach (var (language, text) in Messages)
        {
            Measure($"entities {language}", text, Rounds, t => EntityReader.Read(t, language, Said).Count);
            Measure($"entities {language}", Repeated(text), Rounds / 20, t => EntityReader.Read(t, language, Said).Count);
            Measure($"private  {language}", text, Rounds, t => PrivateData.Find(t).Count);
        }
    }

    private static string Repeated(string text) => string.Concat(Enumerable.Repeat(text + " ", (Longest / text.Length) + 1))[..Longest];

    private static void Measure(string name, string text, int rounds, Func<string, int> read)
    {
        var found = 0;
        for (var i = 0; i < rounds / 2; i++)
        {
            found = read(text);
        }

        var times = new double[rounds];
        for (var i = 0; i < rounds; i++)
        {
            var start = Stopwatch.GetTimestamp();
            found = read(text);
            times[i] = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
        }

        Array.Sort(times);
        Console.WriteLine($"{name}, {text.Length,4} characters, {found,3} found: p50 {times[rounds / 2],8:0.0} µs, p99 {times[rounds * 99 / 100],8:0.0} µs");
    }
}
