using CareBot.Dialogs.Understanding;

namespace CareBot.Tests.Dialogs.Understanding;

public sealed class AngerReaderTests
{
    [Theory]
    [InlineData("anjing lama banget sih")]
    [InlineData("MANA PAKET SAYA!!! UDAH SEMINGGU BELUM SAMPAI!!!")]
    [InlineData("saya marah sekali dengan pelayanan ini")]
    [InlineData("kecewa banget, udah 3 kali komplain ga ada respon")]
    [InlineData("saya laporkan polisi ya")]
    [InlineData("kalian penipu")]
    [InlineData("bakal gue viralin toko ini")]
    [InlineData("ga becus semua")]
    [InlineData("this is ridiculous, worst service ever")]
    [InlineData("I am furious")]
    [InlineData("what the fuck is going on")]
    [InlineData("I'll sue you")]
    [InlineData("bodoh betul servis ni")]
    [InlineData("great job, you lost my parcel again")]
    [InlineData("nanti saya tular kan di facebook")]
    [InlineData("😡😡")]
    [InlineData("ANJIIIING")]
    public void Anger_is_heard(string text) => Assert.True(Read(text).IsAngry, $"{text}: {Read(text)}");

    [Theory]
    [InlineData("ga marah kok")]
    [InlineData("saya bukan marah cuma tanya")]
    [InlineData("I'm not angry, just asking")]
    [InlineData("tidak kecewa sama sekali")]
    [InlineData("ada makanan anjing?")]
    [InlineData("cara lapor penipu gimana")]
    [InlineData("HALO MAU TANYA ONGKIR KE BALI")]
    [InlineData("paket saya dimana ya???")]
    [InlineData("kok lama ya kak")]
    [InlineData("paket belum sampai sudah 3 hari")]
    [InlineData("bagus sekali, barang yang rusak langsung diganti")]
    [InlineData("great work on the new app")]
    [InlineData("ongkir ke bandung berapa")]
    [InlineData("")]
    public void Calm_is_not_taken_for_anger(string text) => Assert.False(Read(text).IsAngry, $"{text}: {Read(text)}");

    [Fact]
    public void The_signals_say_what_was_heard_strongest_first() =>
        Assert.Equal(
            ["swearing: goblok", "shouting in capitals", "repeated !"],
            Read("GOBLOK PAKET SAYA MANA!!!").Signals);

    [Theory]
    [InlineData("kecewa", 0.3)]
    [InlineData("halo", 0)]
    [InlineData("kecewa!!!", 0.44)]
    public void Signals_add_up_without_passing_one(string text, double probability) => Assert.Equal(probability, Read(text).Probability);

    [Fact]
    public void No_sample_question_sounds_angry()
    {
        foreach (var line in File.ReadLines(RepositoryFiles.Path("Bot.Tests/Knowledge/sample-questions.tsv")).Skip(1))
        {
            var anger = Read(line.Split('\t')[0]);
            Assert.False(anger.IsAngry, $"{line}: {anger}");
        }
    }

    private static AngerReading Read(string text) => AngerReader.Read(text, MessageWord.Of(text));
}
