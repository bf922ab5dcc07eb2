using CareBot.Knowledge;
using CareBot.Language;

namespace CareBot.Tests.Knowledge.Matching;

public sealed class TranslatedQuestionsTests
{
    private static readonly KnowledgeBase English = KnowledgeBase.Build(
    [
        Article("alarm", "Alarm", "wake me up at seven", "set an alarm for tomorrow morning", "alarm at nine please"),
        Article("weather", "Weather", "will it rain tomorrow", "how is the weather today", "is it hot outside"),
        Article("lights", "Lights", "turn off the lights", "switch the lights on in the kitchen", "make the lamp brighter"),
        Article("music", "Music", "play a song", "play some music by this singer", "next song please"),
    ]);

    [Theory]
    [InlineData("tolong matikan lampu dapur", "lights")]
    [InlineData("apakah besok akan hujan", "weather")]
    [InlineData("putar lagu berikutnya", "music")]
    [InlineData("esok hujan ke", "weather")]
    public void A_question_in_another_language_finds_the_article(string text, string article) =>
        Assert.Equal(article, English.Match(new(text)).Ranked[0].ArticleId);

    [Fact]
    public void The_likeliest_translation_comes_first_and_an_unknown_word_has_none()
    {
        Assert.Equal("rain", Translations.Default.Of("hujan", LanguageCode.Indonesian, LanguageCode.English)[0]);
        Assert.Empty(Translations.Default.Of("zxqw", LanguageCode.Indonesian, LanguageCode.English));
    }

    [Fact]
    public void Only_clear_second_translations_count() =>
        Assert.Equal(["a", "b"], new Translations(["id en kata a 60 b 30 c 10"]).Of("kata", "id", "en"));

    private static Article Article(string id, string title, params string[] questions) =>
        new(id, new Dictionary<string, ArticleText> { ["en"] = new(title, $"Answer {id}.", questions) }, [], []);
}
