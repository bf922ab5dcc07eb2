using CareBot.Dialogs.Understanding;
using CareBot.Dialogs.Understanding.Mood;
using CareBot.Tests.Language;

namespace CareBot.Tests.Dialogs.Understanding;

public sealed class MoodReaderTests
{
    [Theory]
    [InlineData("barangnya bagus banget, pengiriman cepat, puas belanja di sini", Sentiment.Positive)]
    [InlineData("kecewa sekali, barang rusak dan penjual tidak membalas", Sentiment.Negative)]
    [InlineData("tidak mengecewakan, pasti beli lagi", Sentiment.Positive)]
    [InlineData("makanannya tidak enak", Sentiment.Negative)]
    [InlineData("the food was delicious and the staff were friendly", Sentiment.Positive)]
    [InlineData("terrible service, I want my money back", Sentiment.Negative)]
    [InlineData("the room was not clean", Sentiment.Negative)]
    [InlineData("the minister will visit the city next week", Sentiment.Neutral)]
    [InlineData("kereta berangkat pukul tujuh pagi dari jakarta", Sentiment.Neutral)]
    public void A_message_sounds_as_it_is_meant(string text, Sentiment sentiment) => Assert.Equal(sentiment, MoodReader.Read(text).Sentiment);

    [Fact]
    public void Nearly_all_everyday_sentences_are_heard_rightly()
    {
        var rows = File.ReadLines(RepositoryFiles.Path("Bot.Tests/Dialogs/Understanding/moods.tsv")).Skip(1).Select(line => line.Split('\t')).ToList();

        var right = rows.Count(cells => MoodReader.Read(cells[0]).Sentiment == Enum.Parse<Sentiment>(cells[1], ignoreCase: true));

        Assert.InRange(right, rows.Count * 4 / 5, rows.Count);
    }

    [Fact]
    public void Angry_posts_are_told_from_sad_anxious_happy_and_plain_ones()
    {
        var rows = File.ReadLines(RepositoryFiles.Path("Bot.Tests/Dialogs/Understanding/angers.tsv")).Skip(1).Select(line => line.Split('\t'))
            .ToLookup(cells => cells[1], cells => MoodReader.Read(cells[0]).Anger);

        var pairs = rows["angry"].SelectMany(angry => rows["not_angry"].Select(other => angry > other ? 1.0 : 0)).Average();

        Assert.InRange(pairs, 0.87, 1);
    }

    [Fact]
    public void Denial_ends_with_its_clause() =>
        Assert.True(Bad("kurirnya tidak ramah, menyebalkan") > Bad("kurirnya tidak ramah dan menyebalkan"));

    private static float Bad(string text) => WordSignals.Of(MoodTokens.Of(text, "id")).Bad;

    [Theory]
    [InlineData("min udh 3 hari blm nyampe2 jg, gmn sih??? kecewa bgt gw 😡", "disappointment", "kecewa bgt")]
    [InlineData("hebat banget pelayanannya, 2 minggu gak sampai", "sarcasm", "hebat banget pelayanannya, 2 minggu gak")]
    [InlineData("great service, 3 weeks and not a single reply", "sarcasm", "great service, 3 weeks and not")]
    [InlineData("saya laporkan polisi ya", "threat", "laporkan polisi")]
    [InlineData("MANA PAKET SAYA WOI", "shouting in capitals", "MANA PAKET SAYA WOI")]
    public void An_agent_sees_which_words_spoke_for_the_mood(string text, string signal, string words) =>
        Assert.Contains(MoodReader.Read(text).Reasons, reason => reason.Signal == signal && text.Substring(reason.Start, reason.Length).StartsWith(words, StringComparison.Ordinal));

    [Fact]
    public void An_angry_message_is_likelier_angry_than_a_sad_one() =>
        Assert.True(MoodReader.Read("kurang ajar, kalian nipu saya ya, dasar maling").Anger > MoodReader.Read("sedih banget, kado buat ibu tidak sampai tepat waktu").Anger);

    [Theory]
    [MemberData(nameof(AnyText.Samples), MemberType = typeof(AnyText))]
    public void Any_text_gets_probabilities_and_reasons_that_lie_inside_it(string text)
    {
        foreach (var language in new[] { null, "id", "en", "ms", "other" })
        {
            var mood = MoodReader.Read(text, language);

            Assert.InRange(mood.Anger, 0, 1);
            Assert.Equal(1, mood.Negative + mood.Neutral + mood.Positive, 6);
            Assert.All(mood.Reasons, reason =>
            {
                Assert.InRange(reason.Start, 0, text.Length);
                Assert.InRange(reason.Length, 0, text.Length - reason.Start);
                Assert.InRange(reason.Weight, 0, 1);
            });
        }
    }
}
