using CareBot.Dialogs.Understanding;
using CareBot.Language.Recognizers;
using CareBot.Tests.Conversations.Scripts;

namespace CareBot.Tests.Dialogs;

public sealed class CloudReadingTests
{
    private const string Unknown = "zxcv qwerty bnmk";

    private readonly Conversation conversation = new(SampleShop.Knowledge, SampleShop.Hours);

    [Fact]
    public async Task A_sure_intent_answers_what_the_knowledge_base_does_not_know()
    {
        conversation.Cloud = new(Unknown, "ongkos-kirim", 0.9, 0.5, []);
        await conversation.SayAsync(Unknown);
        Assert.Equal(("ongkos-kirim", "ongkos-kirim", 0.9), (conversation.Notes.AnsweredArticle, conversation.Notes.CloudIntent, conversation.Notes.CloudConfidence));
    }

    [Theory]
    [InlineData("ongkos-kirim", 0.69, 0.5)]
    [InlineData("ongkos-kirim", 0.9, 0.05)]
    [InlineData("no-such-article", 0.9, 0.5)]
    public async Task An_intent_that_is_unsure_or_no_article_decides_nothing(string intent, double confidence, double margin)
    {
        conversation.Cloud = new(Unknown, intent, confidence, margin, []);
        await conversation.SayAsync(Unknown);
        Assert.Null(conversation.Notes.AnsweredArticle);
    }

    [Fact]
    public async Task Where_the_knowledge_base_answers_its_answer_stands()
    {
        const string Known = "lupa password akun gimana";
        conversation.Cloud = new(Known, "ongkos-kirim", 1, 1, []);
        await conversation.SayAsync(Known);
        Assert.Equal("lupa-sandi", conversation.Notes.AnsweredArticle);
    }

    [Fact]
    public async Task A_reading_of_other_words_decides_nothing()
    {
        conversation.Cloud = new("ongkir", "ongkos-kirim", 1, 1, []);
        await conversation.SayAsync(Unknown);
        Assert.Null(conversation.Notes.AnsweredArticle);
    }

    [Fact]
    public void Entities_from_outside_join_the_local_ones_in_order()
    {
        const string Text = "beli pulsa 50rb besok";
        var local = MessageReader.Read(Text, "id", new DateTime(2026, 3, 2));
        var product = new ModelResult("pulsa", 5, 9, "Produk", new Dictionary<string, object>(StringComparer.Ordinal));
        var joined = new CloudReading(Text, null, 0, 0, [product]).Join(local);
        Assert.NotEmpty(local.Entities);
        Assert.Equal([product, .. local.Entities], joined.Entities);
        Assert.Same(local, new CloudReading("other words", null, 0, 0, [product]).Join(local));
    }
}
