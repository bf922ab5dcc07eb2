using Azure.Identity;
using CareBot.Bot.Understanding;
using CareBot.Tests.StandIns;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CareBot.Tests.Understanding;

public sealed class CloudUnderstandingTests
{
    private const string Question = "kenapa paket saya belum dikirim";

    [Fact]
    public async Task An_intent_comes_with_its_confidence_and_its_lead()
    {
        await using var host = await CluHost.StartAsync();
        host.Service.Prediction = """
            {"projectKind":"conversation","topIntent":"lacak","intents":[{"category":"lacak","confidenceScore":0.9},{"category":"retur","confidenceScore":0.25},{"category":"None","confidenceScore":0.8}],"entities":[]}
            """;
        var reading = await host.AskAsync(Question);
        Assert.Equal(("lacak", 0.9, Question), (reading!.Intent, reading.Confidence, reading.Text));
        Assert.Equal(0.65, reading.Margin, 6);
        Assert.True(reading.IsSure);
        Assert.Equal(HealthStatus.Healthy, await host.HealthAsync());
        Assert.Equal("id", Assert.Single(host.Service.Asked).GetProperty("language").GetString());
    }

    [Fact]
    public async Task Entities_stand_at_their_places_also_behind_emoji()
    {
        const string Text = "👩‍👧 kenapa pulsa 50rb 😀 belum masuk besok";
        await using var host = await CluHost.StartAsync();
        var (money, day) = (Text.IndexOf("50rb", StringComparison.Ordinal), Text.IndexOf("besok", StringComparison.Ordinal));
        host.Service.Prediction = $$"""
            {"projectKind":"Conversation","intents":[],"entities":[
             {"category":"Nominal","text":"50rb","offset":{{money}},"length":4,"confidenceScore":1,"resolutions":[{"resolutionKind":"CurrencyResolution","unit":"Rupiah","ISO4217":"IDR","value":50000}],"extraInformation":[{"extraInformationKind":"ListKey","key":"nominal"}]},
             {"category":"Hari","text":"besok","offset":{{day}},"length":5,"confidenceScore":0.5,"resolutions":[{"resolutionKind":"DateTimeResolution","value":"2026-03-03"}]}]}
            """;
        var reading = await host.AskAsync(Text);
        Assert.Null(reading!.Intent);
        Assert.Equal([("Nominal", "50rb", money), ("Hari", "besok", day)], reading.Entities.Select(e => (e.TypeName, e.Text, e.Start)));
        Assert.Equal(("50000", "IDR", "nominal"), (reading.Entities[0].Resolution["value"], reading.Entities[0].Resolution["isoCurrency"], reading.Entities[0].Resolution["key"]));
        Assert.False(reading.Entities[1].Resolution.ContainsKey("value"));
    }

    [Fact]
    public async Task Without_a_key_the_identity_vouches()
    {
        await using var host = await CluHost.StartAsync(o => o with { Key = null });
        Assert.NotNull(await host.AskAsync(Question));
    }

    [Fact]
    public async Task Private_data_is_masked_before_it_leaves()
    {
        await using var host = await CluHost.StartAsync();
        const string Text = "kenapa paket ke 081234567890 atau sari@toko.example belum dikirim";
        var reading = await host.AskAsync(Text);
        var left = Assert.Single(host.Service.Asked).GetProperty("text").GetString()!;
        Assert.DoesNotContain("1234567890", left, StringComparison.Ordinal);
        Assert.DoesNotContain("sari@", left, StringComparison.Ordinal);
        Assert.Equal((Text.Length, Text), (left.Length, reading!.Text));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task A_long_text_is_cut_between_characters(int before)
    {
        await using var host = await CluHost.StartAsync();
        Assert.NotNull(await host.AskAsync("kenapa paket " + new string('a', before) + string.Concat(Enumerable.Repeat("😀", 1000))));
        Assert.EndsWith("😀", Assert.Single(host.Service.Asked).GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Half_a_character_is_no_failure()
    {
        await using var host = await CluHost.StartAsync();
        Assert.NotNull(await host.AskAsync("kenapa paket \ud83d belum dikirim"));
    }

    [Theory]
    [InlineData("ok makasih kak 🙏")]
    [InlineData("mau ngomong sama orang")]
    [InlineData("2")]
    [InlineData("")]
    public async Task What_is_no_question_never_leaves(string text)
    {
        await using var host = await CluHost.StartAsync();
        Assert.Null(await host.AskAsync(text));
        Assert.Equal(0, host.Service.Calls);
    }

    [Theory]
    [InlineData(400, OutsideFailure.Rejected, 1)]
    [InlineData(401, OutsideFailure.Refused, 1)]
    [InlineData(403, OutsideFailure.Refused, 1)]
    [InlineData(404, OutsideFailure.Rejected, 1)]
    [InlineData(429, OutsideFailure.Throttled, 3)]
    [InlineData(500, OutsideFailure.Unavailable, 3)]
    [InlineData(503, OutsideFailure.Unavailable, 3)]
    public async Task An_error_leaves_the_local_reading_is_counted_and_shown(int status, OutsideFailure failure, int calls)
    {
        await using var host = await CluHost.StartAsync();
        host.Service.Faults.Next(new StandInFault.Answer(status, """{"error":{"code":"InvalidArgument","message":"no"}}"""), times: calls);
        Assert.Null(await host.AskAsync(Question));
        Assert.Equal((calls, failure, 1), (host.Service.Calls, host.Tally.Figures.Last, host.Tally.Figures.Failed[failure]));
        Assert.Equal(HealthStatus.Degraded, await host.HealthAsync());
        Assert.NotNull(await host.AskAsync(Question));
        Assert.Equal(HealthStatus.Healthy, await host.HealthAsync());
    }

    [Theory]
    [InlineData("{", OutsideFailure.Malformed)]
    [InlineData("[]", OutsideFailure.Malformed)]
    [InlineData("""{"result":{}}""", OutsideFailure.Malformed)]
    [InlineData("""{"result":{"prediction":{"projectKind":"Conversation","topIntent":"a","intents":[]}}}""", OutsideFailure.Malformed)]
    [InlineData("""{"result":{"prediction":{"projectKind":"Conversation","intents":[{"category":"a","confidenceScore":98}]}}}""", OutsideFailure.Malformed)]
    [InlineData("""{"result":{"prediction":{"projectKind":"Conversation","intents":[],"entities":[{"category":"a","offset":9,"length":2147483647,"confidenceScore":1}]}}}""", OutsideFailure.Malformed)]
    [InlineData("""{"result":{"prediction":{"projectKind":"Conversation","intents":[],"entities":[{"category":"a","offset":0,"length":1,"confidenceScore":1,"resolutions":[3]}]}}}""", OutsideFailure.Malformed)]
    [InlineData("""{"result":{"prediction":{"projectKind":"Orchestration","intents":{}}}}""", OutsideFailure.WrongProject)]
    public async Task An_answer_of_another_form_is_no_reading(string body, OutsideFailure failure)
    {
        await using var host = await CluHost.StartAsync();
        host.Service.Faults.Next(new StandInFault.Answer(200, body));
        Assert.Null(await host.AskAsync(Question));
        Assert.Equal(failure, host.Tally.Figures.Last);
    }

    [Fact]
    public async Task A_project_that_is_not_there_is_no_reading()
    {
        await using var host = await CluHost.StartAsync(o => o with { Project = "shop" });
        Assert.Null(await host.AskAsync(Question));
        Assert.Equal(OutsideFailure.Rejected, host.Tally.Figures.Last);
    }

    [Fact]
    public async Task A_lost_connection_is_tried_again()
    {
        await using var host = await CluHost.StartAsync();
        host.Service.Faults.Next(new StandInFault.Drop(Taken: false));
        Assert.NotNull(await host.AskAsync(Question));
    }

    [Fact]
    public async Task A_machine_without_an_identity_is_no_reading()
    {
        await using var host = await CluHost.StartAsync(o => o with { Key = null }, new CluHost.Identity(new CredentialUnavailableException("none")));
        Assert.Null(await host.AskAsync(Question));
        Assert.Equal(OutsideFailure.Refused, host.Tally.Figures.Last);
    }
}
