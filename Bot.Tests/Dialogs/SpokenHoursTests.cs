using System.Globalization;
using CareBot.Dialogs;
using CareBot.Handoff;
using NodaTime;

namespace CareBot.Tests.Dialogs;

public sealed class SpokenHoursTests
{
    [Theory]
    [InlineData("id", "2026-11-21T19:10+07:00", "Senin pukul 08.00 WIB")]
    [InlineData("en", "2026-11-21T19:10+07:00", "Monday at 08:00 WIB")]
    [InlineData("ms", "2026-11-21T19:10+07:00", "Isnin pukul 08:00 WIB")]
    [InlineData("id", "2026-11-23T05:00+07:00", "hari ini pukul 08.00 WIB")]
    [InlineData("id", "2026-11-22T23:59+07:00", "besok pukul 08.00 WIB")]
    [InlineData("id", "2026-11-16T09:00+07:00", "Senin, 23 November pukul 08.00 WIB")]
    public void The_next_opening_is_said_as_people_say_it(string language, string now, string said) =>
        Assert.Equal(said, Spoken(language, now, """{"Weekly":{"Monday":["08:00-17:00"]}}""").NextOpening);

    [Theory]
    [InlineData("Asia/Jakarta", "WIB")]
    [InlineData("Asia/Pontianak", "WIB")]
    [InlineData("Asia/Makassar", "WITA")]
    [InlineData("Asia/Jayapura", "WIT")]
    [InlineData("Asia/Kuala_Lumpur", "MYT")]
    [InlineData("Australia/Sydney", "AEDT")]
    [InlineData("Asia/Dubai", "GMT+04")]
    public void Zones_are_called_as_people_call_them(string zone, string name) =>
        Assert.Equal(name, ZoneName.Of(Instant.FromUtc(2026, 11, 16, 2, 0).InZone(DateTimeZoneProviders.Tzdb[zone])));

    [Theory]
    [InlineData("""{"Weekly":{"Monday":["08:00-17:00"],"Tuesday":["08:00-17:00"],"Wednesday":["08:00-17:00"],"Saturday":["08:00-15:00"]}}""", "Senin–Rabu 08.00–17.00, Sabtu 08.00–15.00")]
    [InlineData("""{"Weekly":{"Monday":["08:00-12:00","13:00-17:00"],"Friday":["20:00-02:00"]}}""", "Senin 08.00–12.00 & 13.00–17.00, Jumat 20.00–02.00")]
    [InlineData("""{"Weekly":{"Sunday":["00:00-24:00"]}}""", "Minggu 00.00–24.00")]
    [InlineData("""{"Exceptions":[{"Date":"2026-11-20","Intervals":["09:00-10:00"]}]}""", "Jumat, 20 November 09.00–10.00")]
    [InlineData("{}", "")]
    public void A_week_joins_alike_days(string hours, string said) => Assert.Equal(said, Spoken("id", "2026-11-16T09:00+07:00", hours).Week());

    [Fact]
    public void Exceptions_of_the_next_two_weeks_are_named()
    {
        const string Hours = """
            {"Exceptions":[{"Date":"2026-12-24","Intervals":["08:00-12:00"]},{"Date":"2026-12-25","Name":"Natal","Intervals":[]},{"Date":"2027-01-01","Name":"Tahun Baru","Intervals":[]}]}
            """;
        var spoken = Spoken("id", "2026-12-15T09:00+07:00", Hours);
        Assert.Equal("Kamis, 24 Desember 08.00–12.00; Jumat, 25 Desember (Natal) tutup", spoken.ExceptionsSoon());
        Assert.Equal("Jumat, 25 Desember (Natal) tutup", spoken.ExceptionsSoon(except: new LocalDate(2026, 12, 24)));
    }

    // Monday is 2026-11-16.
    [Theory]
    [InlineData("buka ga hari minggu?", 22)]
    [InlineData("hari senin buka?", 16)]
    [InlineData("jum'at buka sampai jam berapa", 20)]
    [InlineData("besok buka?", 17)]
    [InlineData("lusa buka?", 18)]
    [InlineData("sekarang buka?", 16)]
    [InlineData("are you open on Thursday", 19)]
    [InlineData("hari khamis buka tak", 19)]
    [InlineData("maulid buka ga", 28)]
    [InlineData("lebaran libur?", 30)]
    [InlineData("jam operasional", null)]
    public void A_question_names_its_day(string text, int? day)
    {
        const string Hours = """{"Exceptions":[{"Date":"2026-11-28","Name":"Maulid Nabi","Intervals":[]},{"Date":"2026-11-30","Name":"Idul Fitri","Intervals":[]}]}""";
        Assert.Equal(day, HoursQuestion.DateIn(text, Spoken("id", "2026-11-16T09:00+07:00", Hours))?.Day);
    }

    private static SpokenHours Spoken(string language, string now, string hours) =>
        new(OpeningHoursJson.Read(hours), Sentences.For(language), DateTimeOffset.Parse(now, CultureInfo.InvariantCulture));
}
