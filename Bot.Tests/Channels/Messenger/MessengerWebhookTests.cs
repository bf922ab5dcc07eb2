using System.Net;
using System.Text;
using CareBot.Bot.Channels.Meta;
using CareBot.Bot.Channels.Webhooks;
using CareBot.Tests.Channels.Meta;

namespace CareBot.Tests.Channels.Messenger;

public sealed class MessengerWebhookTests : IAsyncLifetime
{
    private ChannelHost host = null!;

    public async ValueTask InitializeAsync() => this.host = await ChannelHost.StartAsync(MessengerHost.Settings(("AppSecretPrevious", "the old secret")));

    public ValueTask DisposeAsync() => this.host.DisposeAsync();

    [Fact]
    public async Task The_verification_gets_the_challenge_back_as_plain_text()
    {
        using var answer = await VerifyAsync("subscribe", "words of our own", "1158201444");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("text/plain", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("1158201444", await answer.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("subscribe", "words of our owN", "1")]
    [InlineData("subscribe", "", "1")]
    [InlineData("unsubscribe", "words of our own", "1")]
    public async Task A_verification_that_is_not_right_gets_403(string mode, string token, string challenge)
    {
        using var answer = await VerifyAsync(mode, token, challenge);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Equal("", await answer.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("")]
    [InlineData("?hub.mode=subscribe&hub.verify_token=words%20of%20our%20own")]
    [InlineData("?hub.mode=subscribe&hub.verify_token=words%20of%20our%20own&hub.verify_token=x&hub.challenge=1")]
    public async Task A_verification_with_missing_or_doubled_parameters_gets_403(string query)
    {
        using var answer = await this.host.Client.GetAsync(new Uri(MessengerHost.Path + query, UriKind.Relative));
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Theory]
    [InlineData(MetaVectors.Plain, MetaVectors.PlainSignature, "hello")]
    [InlineData(MetaVectors.Escaped, MetaVectors.EscapedSignature, "café 😀 <a@b.c> http://x.y")]
    public async Task A_signed_message_is_stored_and_acknowledged(string body, string signature, string text)
    {
        using var answer = await this.host.PostAsync(Encoding.UTF8.GetBytes(body), signature);
        Assert.Equal((HttpStatusCode.OK, "EVENT_RECEIVED"), (answer.StatusCode, await answer.Content.ReadAsStringAsync()));
        Assert.Equal(text, Assert.Single(this.host.Inbox.Kept).Activity.Text);
    }

    [Fact]
    public async Task The_previous_secret_still_signs()
    {
        var body = Encoding.UTF8.GetBytes(MetaVectors.Plain);
        using var answer = await this.host.PostAsync(body, MetaVectors.Sign(body, "the old secret"));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Single(this.host.Inbox.Kept);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("sha256=c74e")]
    [InlineData("sha256=zz")]
    [InlineData(MetaVectors.PlainSha1)]
    [InlineData(MetaVectors.EscapedSignature)]
    public async Task Without_a_right_signature_nothing_is_stored(string? signature)
    {
        using var answer = await this.host.PostAsync(Encoding.UTF8.GetBytes(MetaVectors.Plain), signature);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Empty(this.host.Inbox.Calls);
    }

    [Theory]
    [InlineData("hello")]
    [InlineData("[]")]
    [InlineData("")]
    [InlineData("{\"object\":\"page\"")]
    public async Task A_signed_body_that_is_no_JSON_object_gets_400(string body)
    {
        using var answer = await this.host.PostSignedAsync(body);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"object\":\"instagram\",\"entry\":[]}")]
    [InlineData("{\"object\":5}")]
    public async Task Another_object_gets_404(string body)
    {
        using var answer = await this.host.PostSignedAsync(body);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_body_past_the_limit_gets_413_and_is_not_buffered_whole(bool chunked)
    {
        using var endless = new EndlessStream();
        using var request = new HttpRequestMessage(HttpMethod.Post, MessengerHost.Path) { Content = new StreamContent(endless) };
        request.Content.Headers.ContentLength = chunked ? null : RawBody.WebhookLimit + 1;
        request.Headers.TransferEncodingChunked = chunked;
        using var answer = await this.host.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Contains($"at most {RawBody.WebhookLimit} bytes", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.InRange(endless.Given, 0, 2 * RawBody.WebhookLimit);
    }

    [Fact]
    public async Task A_body_of_exactly_the_limit_is_read()
    {
        var body = Encoding.UTF8.GetBytes(MetaVectors.Plain.PadRight(RawBody.WebhookLimit));
        using var answer = await this.host.PostSignedAsync(body);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Single(this.host.Inbox.Kept);
    }

    [Fact]
    public async Task All_events_of_a_page_are_stored_in_one_call_in_their_order()
    {
        using var answer = await this.host.PostSignedAsync(MessengerHost.Envelope(
            """ "message":{"mid":"m_1","text":"satu"} """, """ "message":{"mid":"m_2","text":"dua"} """, """ "message":{"mid":"m_1","text":"satu"} """));
        var (account, events) = Assert.Single(this.host.Inbox.Calls);
        Assert.Equal("1234", account.ExternalId);
        Assert.Equal(["satu", "dua"], events.Select(e => e.Activity.Text));
    }

    [Fact]
    public async Task A_second_delivery_is_acknowledged_and_changes_nothing()
    {
        using var first = await this.host.PostSignedAsync(MetaVectors.Plain);
        using var second = await this.host.PostSignedAsync(MetaVectors.Plain);
        Assert.Equal(HttpStatusCode.OK, second.StatusCode);
        Assert.Single(this.host.Inbox.Kept);
    }

    [Fact]
    public async Task Events_of_a_page_that_no_account_names_are_acknowledged_and_ignored()
    {
        using var answer = await this.host.PostSignedAsync(MetaVectors.Plain.Replace("1234", "999", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Empty(this.host.Inbox.Calls);
        Assert.Contains(this.host.Log.Lines, l => l.Contains("999", StringComparison.Ordinal));
    }

    [Fact]
    public async Task While_the_database_is_away_Meta_is_asked_to_come_again()
    {
        this.host.Inbox.IsAway = true;
        using var refused = await this.host.PostSignedAsync(MetaVectors.Plain);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);

        this.host.Inbox.IsAway = false;
        using var answer = await this.host.PostSignedAsync(MetaVectors.Plain);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Single(this.host.Inbox.Kept);
    }

    [Fact]
    public async Task The_log_names_ignored_events_without_anyones_words()
    {
        using var answer = await this.host.PostSignedAsync(MessengerHost.Envelope(
            """ "message":{"mid":"m_echo","text":"rahasia","is_echo":true} """, """ "unheard_of":{"mid":"m_new","text":"rahasia"} """));
        Assert.Contains(this.host.Log.Lines, l => l.Contains("message_echo m_echo", StringComparison.Ordinal));
        Assert.Contains(this.host.Log.Lines, l => l.Contains("unheard_of m_new", StringComparison.Ordinal));
        Assert.DoesNotContain(this.host.Log.Lines, l => l.Contains("rahasia", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_an_account_there_is_no_webhook()
    {
        await using var empty = await ChannelHost.StartAsync([]);
        using var get = await empty.Client.GetAsync(new Uri(MessengerHost.Path, UriKind.Relative));
        using var post = await empty.PostSignedAsync(MetaVectors.Plain);
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (get.StatusCode, post.StatusCode));
    }

    private Task<HttpResponseMessage> VerifyAsync(string mode, string token, string challenge) => this.host.Client.GetAsync(
        new Uri($"{MessengerHost.Path}?hub.mode={mode}&hub.verify_token={Uri.EscapeDataString(token)}&hub.challenge={challenge}", UriKind.Relative));

    /// <summary>Blanks without end; counts how many were asked for.</summary>
    private sealed class EndlessStream : Stream
    {
        public long Given { get; private set; }
        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => Given; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            buffer.AsSpan(offset, count).Fill((byte)' ');
            Given += count;
            return count;
        }

        public override void Flush() => throw new NotSupportedException();
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
