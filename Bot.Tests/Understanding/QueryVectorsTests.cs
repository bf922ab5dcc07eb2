using CareBot.Bot.Understanding;
using CareBot.Knowledge;
using CareBot.Tests.Knowledge.Dense;
using CareBot.Tests.StandIns;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CareBot.Tests.Understanding;

public sealed class QueryVectorsTests
{
    private const string Question = "kenapa paket belum dikirim";

    [Fact]
    public async Task A_question_gets_its_vector()
    {
        await using var host = await VectorsHost.StartAsync();
        Assert.Equal(MadeVectors.Of(Question).ToArray(), (await host.AskAsync(Question))!.Value.ToArray());
        Assert.Equal(HealthStatus.Healthy, await host.HealthAsync());
    }

    [Fact]
    public async Task A_question_that_was_asked_lately_is_not_sent_again()
    {
        await using var host = await VectorsHost.StartAsync();
        await host.AskAsync(Question);
        Assert.NotNull(await host.AskAsync(Question));
        Assert.Equal(1, host.Service.Calls);
    }

    [Fact]
    public async Task Questions_that_came_together_go_in_one_call_whole_and_each_alone()
    {
        await using var host = await VectorsHost.StartAsync();
        var vectors = await host.AskAsync(["kenapa paket belum dikirim", "bagaimana cara refund"]);
        Assert.Equal(
            ["bagaimana cara refund", "kenapa paket belum dikirim", "kenapa paket belum dikirim\nbagaimana cara refund"], vectors.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(1, host.Service.Calls);
    }

    [Fact]
    public async Task Private_data_is_masked_before_it_leaves()
    {
        const string Text = "kenapa paket ke 081234567890 atau sari@toko.example belum dikirim";
        await using var host = await VectorsHost.StartAsync();
        Assert.NotNull(await host.AskAsync(Text));
        var left = Assert.Single(host.Service.Embedded);
        Assert.DoesNotContain("1234567890", left, StringComparison.Ordinal);
        Assert.DoesNotContain("sari@", left, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ok makasih kak 🙏")]
    [InlineData("mau ngomong sama orang")]
    [InlineData("2")]
    [InlineData("")]
    public async Task What_is_no_question_never_leaves(string text)
    {
        await using var host = await VectorsHost.StartAsync();
        Assert.Null(await host.AskAsync(text));
        Assert.Equal(0, host.Service.Calls);
    }

    [Fact]
    public async Task Nothing_leaves_while_the_release_has_no_vectors()
    {
        await using var host = await VectorsHost.StartAsync();
        Assert.Empty(await host.AskAsync([Question], KnowledgeBase.Build(MadeVectors.Articles)));
        Assert.Equal(0, host.Service.Calls);
    }

    [Fact]
    public async Task A_long_text_is_cut_between_characters()
    {
        await using var host = await VectorsHost.StartAsync();
        Assert.Single(await host.AskAsync(["kenapa paket " + string.Concat(Enumerable.Repeat("😀", 1000))]));
        Assert.EndsWith("😀", Assert.Single(host.Service.Embedded), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(400, OutsideFailure.Rejected)]
    [InlineData(401, OutsideFailure.Refused)]
    [InlineData(403, OutsideFailure.Refused)]
    [InlineData(404, OutsideFailure.Rejected)]
    [InlineData(302, OutsideFailure.Unavailable)]
    [InlineData(429, OutsideFailure.Throttled)]
    [InlineData(500, OutsideFailure.Unavailable)]
    [InlineData(503, OutsideFailure.Unavailable)]
    public async Task An_error_leaves_the_words_is_counted_and_shown(int status, OutsideFailure failure)
    {
        await using var host = await VectorsHost.StartAsync();
        host.Service.Faults.Next(new StandInFault.Answer(status, """{"error":{"code":"some_code"}}""", ("Location", "http://127.0.0.1:1/")));
        Assert.Null(await host.AskAsync(Question));
        Assert.Equal((failure, 1), (host.Tally.Figures.Last, host.Tally.Figures.Failed[failure]));
        Assert.Equal(HealthStatus.Degraded, await host.HealthAsync());
        Assert.NotNull(await host.AskAsync(Question));
        Assert.Equal(HealthStatus.Healthy, await host.HealthAsync());
    }

    [Theory]
    [InlineData("another-key", OpenAiStandIn.EmbeddingModel, OutsideFailure.Refused)]
    [InlineData(OpenAiStandIn.Key, "another-model", OutsideFailure.Rejected)]
    public async Task Another_key_or_model_is_refused(string key, string model, OutsideFailure failure)
    {
        await using var host = await VectorsHost.StartAsync(key, model);
        Assert.Null(await host.AskAsync(Question));
        Assert.Equal(failure, host.Tally.Figures.Last);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{"data":[]}""")]
    [InlineData("""{"data":[{"index":0,"embedding":[]}]}""")]
    [InlineData("""{"data":[{"index":0,"embedding":[1,2,3]}]}""")]
    [InlineData("""{"data":[{"index":1,"embedding":[1,2,3]}]}""")]
    [InlineData("""{"data":[{"index":0,"embedding":[1]},{"index":0,"embedding":[1]}]}""")]
    [InlineData("""{"data":[{"index":0,"embedding":"AAAA"}]}""")]
    [InlineData("""{"data":[{"index":0,"embedding":[1e999]}]}""")]
    public async Task An_answer_of_another_form_is_no_vector(string body)
    {
        await using var host = await VectorsHost.StartAsync();
        host.Service.Faults.Next(new StandInFault.Answer(200, body));
        Assert.Null(await host.AskAsync(Question));
        Assert.Equal(OutsideFailure.Malformed, host.Tally.Figures.Last);
    }
}
