using System.Diagnostics;
using System.Globalization;
using CareBot.Dialogs.Understanding;
using CareBot.Language;

namespace CareBot.Bench.Understanding;

/// <summary>How long the whole reading of one message takes: kind, language, mood with reasons, and plain words.</summary>
internal static class UnderstandingRun
{
    private static readonly string[] Messages =
    [
        "min udah 3 hari paketnya belum nyampe juga, gimana sih? katanya same day, ini malah nyangkut di gudang terus. tolong dicek dong resinya JP0123456789, saya butuh buat acara hari sabtu. kecewa bgt!!! 😡",
        "Halo kak, mau tanya dong, kalau saya pesan sekarang ke Bandung kira-kira sampainya kapan ya? Terus ongkirnya berapa, dan apa bisa bayar di tempat? Soalnya saya belum pernah belanja di sini. Makasih kak",
        "Hi, I ordered two shirts last week but only one of them arrived and it is the wrong size. The courier says delivered. Can you please check what happened with the other one and tell me how I return it?",
        "saya nak tanya, parcel saya masih tak sampai lagi walaupun dah seminggu. saya dah cuba hubungi kurier tapi tak ada jawapan. macam mana nak buat aduan dan minta bayaran balik? terima kasih banyak ye",
    ];

    public static void Run()
    {
        foreach (var (length, count) in ((int, int)[])[(20, 20_000), (200, 20_000), (4000, 2_000)])
        {
            Measure(length, count);
        }
    }

    private static void Measure(int length, int count)
    {
        string[] texts = [.. Messages.Select(message => string.Concat(Enumerable.Repeat(message + " ", (length / message.Length) + 1))[..length])];
        var times = new double[count];
        for (var i = -count / 4; i < count; i++)
        {
            var text = texts[((i % texts.Length) + texts.Length) % texts.Length];
            var start = Stopwatch.GetTimestamp();
            var reading = MessageReader.Read(text, conversationLanguage: null);
            _ = Normalizer.Default.Normalize(text, reading.Language);
            if (i >= 0)
            {
                times[i] = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
            }
        }
        Array.Sort(times);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{length,5} characters: p50 {times[count / 2]:0.0} µs, p90 {times[count * 9 / 10]:0.0} µs, p99 {times[count * 99 / 100]:0.0} µs"));
    }
}
