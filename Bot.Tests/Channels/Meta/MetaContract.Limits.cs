using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using CareBot.Bot.Channels;
using CareBot.Tests.StandIns;
using Microsoft.Bot.Schema;

namespace CareBot.Tests.Channels.Meta;

/// <summary>What Meta limits, and what is done when it refuses.</summary>
public abstract partial class MetaContract
{
    /// <summary>The refusal of a file that Meta could not fetch.</summary>
    private protected abstract PlatformError MediaRefused { get; }

    [Theory]
    [InlineData(4)]
    [InlineData(80001)]
    [InlineData(80002)]
    [InlineData(80006)]
    [InlineData(80007)]
    public async Task A_limit_of_the_account_holds_all_of_it_back(int code)
    {
        this.Graph.FailNext(1, 400, code);
        Assert.Equal(TimeSpan.Zero, (await this.SendAsync("halo")).AccountRest);
        this.Graph.FailNext(1, 400, code, headers: ("X-Business-Use-Case-Usage", """{"1":[{"call_count":100,"estimated_time_to_regain_access":7}]}"""));
        var told = await this.SendAsync("halo");
        Assert.Equal((TimeSpan.FromMinutes(7), TimeSpan.FromMinutes(7)), (told.RetryAfter, told.AccountRest));
    }

    [Theory]
    [InlineData("X-App-Usage", """{"call_count":100,"total_time":3,"total_cputime":3}""", 60)]
    [InlineData("X-App-Usage", """{"call_count":99,"total_time":3,"total_cputime":3}""", null)]
    [InlineData("X-App-Usage", """{"call_count":"many"}""", null)]
    [InlineData("X-App-Usage", "[]", null)]
    [InlineData("X-Business-Use-Case-Usage", """{"1":[{"type":"messenger","call_count":28,"total_time":101,"estimated_time_to_regain_access":0}]}""", 60)]
    [InlineData("X-Business-Use-Case-Usage", """{"1":[{"type":"messenger","call_count":100,"estimated_time_to_regain_access":5}]}""", 300)]
    [InlineData("X-Business-Use-Case-Usage", """{"1":7}""", null)]
    public async Task A_message_that_was_taken_at_the_limit_lets_the_account_rest(string header, string value, int? seconds)
    {
        this.Graph.Faults.Next(new StandInFault.Answer(200, """{"message_id":"m","messages":[{"id":"m"}]}""", (header, value)));
        var result = await this.SendAsync("halo");
        Assert.Equal((SendOutcome.Sent, "m", seconds), (result.Outcome, result.PlatformId, (int?)result.AccountRest?.TotalSeconds));
    }

    [Fact]
    public async Task A_file_that_Meta_cannot_fetch_leaves_as_its_address()
    {
        const string File = "https://toko.id/nota.pdf";
        this.Platform.Faults.Next(new StandInFault.Answer(this.MediaRefused.Status, this.MediaRefused.Body));
        await this.SayAsync(new Activity(ActivityTypes.Message) { Attachments = [new Attachment("application/pdf", File, name: "nota.pdf")] });
        Assert.Equal([File], this.Platform.WordsTo(Customer));
    }

    [Fact]
    public async Task Words_are_not_said_again_because_a_file_was_refused()
    {
        this.Platform.Faults.Next(new StandInFault.Answer(this.MediaRefused.Status, this.MediaRefused.Body));
        Assert.Equal(SendOutcome.Rejected, (await this.SendAsync("halo")).Outcome);
        Assert.Equal(1, this.Platform.Calls);
    }

    [Theory]
    [InlineData(2, 90)]
    [InlineData(3, 21)]
    [InlineData(10, 90)]
    [InlineData(13, 40)]
    public async Task Choices_that_begin_alike_can_be_told_apart(int count, int length)
    {
        var titles = Enumerable.Range(1, count).Select(n => new string('x', length) + n).ToList();
        await this.SayAsync(new Activity(ActivityTypes.Message)
        {
            Text = "Yang mana?",
            SuggestedActions = new SuggestedActions { Actions = [.. titles.Select(t => new CardAction(ActionTypes.ImBack, t, value: t))] },
        });
        var shown = this.Graph.Deliveries.SelectMany(d => Labels(d.Body)).ToList();
        var words = string.Join('\n', this.Platform.WordsTo(Customer));
        Assert.Equal(shown.Count, shown.Distinct(StringComparer.Ordinal).Count());
        Assert.All(titles, t => Assert.True(shown.Exists(l => l.EndsWith(t, StringComparison.Ordinal)) || words.Contains(t, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Any_bytes_are_answered_and_only_a_call_in_JSON_is_believed(bool compressed)
    {
        var body = Encoding.UTF8.GetBytes(this.Call(Shop, new Said("m1", Customer, "halo")));
        byte[] sent = compressed ? Gzip(body) : [0xFF, 0xFE, .. body];
        using var request = new HttpRequestMessage(HttpMethod.Post, this.Path) { Content = new ByteArrayContent(sent) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Content.Headers.ContentEncoding.Add(compressed ? "gzip" : "identity");
        request.Headers.TryAddWithoutValidation(this.Sign(sent).Header, this.Sign(sent).Value);
        using var answer = await this.Host.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Empty(this.Host.Inbox.Kept);
    }

    [Fact]
    public async Task The_signature_counts_in_either_case_and_under_no_other_header()
    {
        var body = Encoding.UTF8.GetBytes(this.Call(Shop, new Said("m1", Customer, "halo")));
        Assert.Equal(HttpStatusCode.OK, await this.PostAsync(body, "sha256=" + this.Sign(body).Value[7..].ToUpperInvariant()));
        using var legacy = new HttpRequestMessage(HttpMethod.Post, this.Path) { Content = new ByteArrayContent(body) };
        legacy.Headers.TryAddWithoutValidation("X-Hub-Signature", this.Sign(body).Value);
        using var refused = await this.Host.Client.SendAsync(legacy);
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
    }

    [Fact]
    public async Task The_webhook_is_the_same_with_a_slash_at_its_end()
    {
        using var answer = await this.Host.Client.GetAsync(new Uri($"{this.Path}/?{this.Verification.Query}", UriKind.Relative));
        Assert.Equal((HttpStatusCode.OK, "text/plain"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        using var marks = await this.Host.Client.GetAsync(new Uri($"{this.Path}?{this.Verification.Query.Replace("1158201444", "%3Cb%3E", StringComparison.Ordinal)}", UriKind.Relative));
        Assert.Equal(("<b>", "text/plain"), (await marks.Content.ReadAsStringAsync(), marks.Content.Headers.ContentType?.MediaType));
    }

    private Task<SendResult> SendAsync(string text) =>
        this.Channel.SendAsync(this.Send(this.Channel.Render(new Activity(ActivityTypes.Message) { Text = text })[0]), CancellationToken.None);

    private static byte[] Gzip(byte[] body)
    {
        using var packed = new MemoryStream();
        using (var gzip = new System.IO.Compression.GZipStream(packed, System.IO.Compression.CompressionLevel.Fastest))
        {
            gzip.Write(body);
        }

        return packed.ToArray();
    }

    /// <summary>What a message offers to choose, as the customer reads it.</summary>
    private static IEnumerable<string> Labels(JsonElement body) => body.ValueKind switch
    {
        JsonValueKind.Array => body.EnumerateArray().SelectMany(Labels),
        JsonValueKind.Object when body.TryGetProperty("title", out var title) =>
            [title.GetString() + (body.TryGetProperty("description", out var more) ? "\n" + more.GetString() : "")],
        JsonValueKind.Object => body.EnumerateObject().SelectMany(p => Labels(p.Value)),
        _ => [],
    };
}
