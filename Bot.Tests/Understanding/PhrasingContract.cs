using System.Text.Json;
using CareBot.Bot.Understanding;
using CareBot.Tests.Knowledge.Dense;
using CareBot.Tests.StandIns;
using CareBot.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace CareBot.Tests.Understanding;

/// <summary>A model words answers; what the article does not say never leaves.</summary>
public abstract class PhrasingContract : IAsyncLifetime
{
    private const string Own = "Retur lewat aplikasi.";

    private TestDatabase database = null!;
    private OpenAiStandIn service = null!;
    private RoadHost road = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private OutsideFigures Figures => this.road.Get<OutsideServices>().Phrasing.Figures;

    protected abstract Task<TestDatabase> OpenAsync();

    public async ValueTask InitializeAsync()
    {
        this.service = await new OpenAiStandIn(MadeVectors.Dimensions, MadeVectors.Of).StartAsync();
        this.database = await this.OpenAsync();
        this.road = await RoadHost.StartAsync(
            this.database,
            settings:
            [
                ("Understanding:Phrasing:Provider", "OpenAi"),
                ("Understanding:Phrasing:Endpoint", this.service.Endpoint),
                ("Understanding:Phrasing:Model", OpenAiStandIn.ChatModel),
                ("Understanding:Phrasing:Key", OpenAiStandIn.Key),
                ("Understanding:Phrasing:TimeLimitMilliseconds", "10000"),
            ]);
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await this.road.DisposeAsync();
        await this.database.DisposeAsync();
        await this.service.DisposeAsync();
    }

    [Fact]
    public async Task What_the_article_covers_is_sent_and_the_article_is_noted()
    {
        this.service.Chat = _ => Saying("Lewat aplikasi, Kak: retur.");
        Assert.Equal("Lewat aplikasi, Kak: retur.", await this.AskAsync("cara retur barang"));
        Assert.Contains("\"phrased\":[\"retur\"]", await this.NotesAsync(), StringComparison.Ordinal);
        Assert.Equal((1, 0), (this.Figures.Answered, this.Figures.Unusable));
    }

    [Theory]
    [InlineData("Retur lewat aplikasi, biayanya Rp10.000.")]
    [InlineData("Retur lewat aplikasi: https://jahat.example/retur")]
    [InlineData("Retur lewat [aplikasi](https://jahat.example).")]
    [InlineData("Retur lewat aplikasi. Kami janji uang kembali hari ini.")]
    [InlineData("Returns are made in the app.")]
    [InlineData("Retur tidak lewat aplikasi.")]
    public async Task What_the_article_does_not_say_is_not_sent(string invented)
    {
        this.service.Chat = _ => Saying(invented);
        Assert.Equal(Own, await this.AskAsync("cara retur barang"));
        Assert.Equal((1, 1, (OutsideFailure?)null), (this.Figures.Answered, this.Figures.Unusable, this.Figures.Last));
        Assert.DoesNotContain("\"phrased\":[\"", await this.NotesAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Instructions_in_the_customers_message_add_nothing()
    {
        this.service.Chat = given => Saying(given.GetProperty("message").GetString()!);
        Assert.Equal(Own, await this.AskAsync("cara retur barang gratis"));
    }

    [Theory]
    [InlineData("""{"sentences":[{"text":"Retur lewat aplikasi.","article":"lain"}]}""")]
    [InlineData("""{"sentences":[]}""")]
    [InlineData("""{"text":"Retur lewat aplikasi."}""")]
    [InlineData("Retur lewat aplikasi.")]
    [InlineData("[]")]
    public async Task An_answer_of_another_form_or_of_another_article_is_not_sent(string content)
    {
        this.service.Chat = _ => content;
        Assert.Equal(Own, await this.AskAsync("cara retur barang"));
        Assert.Equal(1, this.Figures.Unusable);
    }

    [Theory]
    [InlineData(401, OutsideFailure.Refused)]
    [InlineData(429, OutsideFailure.Throttled)]
    [InlineData(500, OutsideFailure.Unavailable)]
    [InlineData(200, OutsideFailure.Malformed)]
    public async Task A_service_that_fails_leaves_the_articles_own_text(int status, OutsideFailure failure)
    {
        this.service.Faults.Next(new StandInFault.Answer(status, """{"choices":[{"finish_reason":"length","message":{"content":"Retur"}}]}"""));
        Assert.Equal(Own, await this.AskAsync("cara retur barang"));
        Assert.Equal(failure, this.Figures.Last);
    }

    [Fact]
    public async Task Private_data_is_masked_before_it_leaves()
    {
        await this.AskAsync("cara retur barang, hp saya 081234567890");
        var left = Assert.Single(this.service.Asked);
        Assert.DoesNotContain("1234567890", left.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal(("retur", Own), (left.GetProperty("article").GetProperty("id").GetString(), left.GetProperty("article").GetProperty("text").GetString()));
    }

    [Theory]
    [InlineData("terima kasih banyak kak")]
    [InlineData("jam buka berapa")]
    [InlineData("mau ngomong sama orang")]
    public async Task Only_answers_of_articles_are_worded(string text)
    {
        await this.AskAsync(text);
        Assert.Equal(0, this.service.Calls);
    }

    private static string Saying(string text) => JsonSerializer.Serialize(new { sentences = new[] { new { text, article = "retur" } } });

    /// <summary>The bot's last message.</summary>
    private async Task<string?> AskAsync(string text)
    {
        await this.road.AcceptAsync("m1", text);
        await this.road.TakeTurnsAsync();
        return await this.road.ReadAsync(db => db.Messages.OrderByDescending(m => m.Id).Select(m => m.Text).FirstAsync(Cancellation));
    }

    private Task<string> NotesAsync() => this.road.ReadAsync(async db => (await db.Messages.OrderBy(m => m.Id).Select(m => m.Notes).FirstAsync(Cancellation))!);
}

public sealed class SqlitePhrasingTests : PhrasingContract
{
    protected override Task<TestDatabase> OpenAsync() => TestDatabase.SqliteAsync();
}

public sealed class PostgresPhrasingTests : PhrasingContract
{
    protected override Task<TestDatabase> OpenAsync() => TestDatabase.PostgresAsync();
}
