using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CareBot.Bot.Channels;
using CareBot.Bot.Channels.Notices;
using CareBot.Language.Recognizers.Private;
using CareBot.Tests.StandIns;
using Microsoft.Bot.Schema;

namespace CareBot.Tests.Channels.X;

public sealed class XContractTests : ChannelContract
{
    private const string VectorBody =
        """{"data":{"event_uuid":"2080765901528535096","filter":{"user_id":"1111"},"event_type":"dm.received","payload":{"direct_message_events":[{"type":"message_create","id":"1","created_timestamp":"1784928224372","message_create":{"target":{"recipient_id":"1111"},"sender_id":"2222","message_data":{"text":"héllo 😀"}}}]}}}""";

    private XStandIn Stand => (XStandIn)this.Platform;

    private protected override string ChannelId => "x";

    private protected override string Path => "/webhooks/x";

    private protected override int LongestText => 10_000;

    private protected override IReadOnlyList<(string Body, string Signature)> Vectors => [(VectorBody, "sha256=SjX6r1De6E3FnYee+ZB/0aJBJvAlTWU8QdInCJFTg/0=")];

    private protected override PlatformError? WindowOver => null;

    private protected override (string Query, string Answer) Verification =>
        ("crc_token=9b4507b3-9040-4669-9ca3-6b94edb50553&nonce=1", """{"response_token":"sha256=52i4TKZaGNqQZZ5H4GFL2VBAqzYh0HMnadlbhGlzfJU="}""");

    private protected override IReadOnlyList<string> WrongVerifications => ["", "crc_token=", "crc_token=a&crc_token=b", "crc_token=" + new string('x', 600)];

    private protected override IReadOnlyList<PlatformError> Errors =>
    [
        Problem(500, "", SendOutcome.Transient), Problem(503, "", SendOutcome.Transient),
        Problem(429, "rate-limit-exceeded", SendOutcome.RateLimited), Problem(402, "credits", SendOutcome.RateLimited), Problem(418, "never-heard-of", SendOutcome.Transient), Problem(403, "usage-capped", SendOutcome.RateLimited), Numbered(429, 88, SendOutcome.RateLimited), Numbered(403, 226, SendOutcome.RateLimited),
        Problem(401, "", SendOutcome.TokenDead), Problem(403, "client-forbidden", SendOutcome.TokenDead), Numbered(401, 89, SendOutcome.TokenDead),
        Problem(403, "not-authorized-for-resource", SendOutcome.Unreachable), Problem(404, "resource-not-found", SendOutcome.Unreachable),
        Numbered(403, 349, SendOutcome.Unreachable), Numbered(403, 150, SendOutcome.Unreachable),
        Problem(400, "invalid-request", SendOutcome.Rejected), Numbered(403, 187, SendOutcome.Rejected),
        Problem(200, "not-authorized-for-resource", SendOutcome.Transient) with { Body = """{"errors":[{"type":"https://api.x.com/2/problems/rate-limit-exceeded"}]}""", Outcome = SendOutcome.RateLimited },
    ];

    private protected override async Task<IPlatformStandIn> StartPlatformAsync() =>
        await XStandIn.StartAsync(new XUser(Shop, "token-shop", "secret-shop"), new XUser(Other, "token-other", "secret-other"));

    private protected override Dictionary<string, string?> Settings(Uri platform) => new(StringComparer.Ordinal)
    {
        ["Channels:X:ConsumerKey"] = XStandIn.ConsumerKey,
        ["Channels:X:ConsumerSecret"] = XStandIn.ConsumerSecret,
        ["Channels:X:ApiBaseUrl"] = platform.AbsoluteUri,
        ["Channels:X:TypingIndicator"] = "true",
        ["Channels:X:Accounts:shop:Id"] = Shop,
        ["Channels:X:Accounts:shop:AccessToken"] = "token-shop",
        ["Channels:X:Accounts:shop:AccessTokenSecret"] = "secret-shop",
        ["Channels:X:Accounts:other:Id"] = Other,
        ["Channels:X:Accounts:other:AccessToken"] = "token-other",
        ["Channels:X:Accounts:other:AccessTokenSecret"] = "secret-other",
    };

    private protected override (string Header, string Value) Sign(byte[] body) =>
        ("x-twitter-webhooks-signature", "sha256=" + Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(XStandIn.ConsumerSecret), body)));

    private protected override string Call(string account, params IEnumerable<Said> messages) =>
        Activity("dm.received", $$$$""" "direct_message_events":[{{{{string.Join(',', messages.Select(m => Message(m.Id, m.Customer, account, m.Text, m.Second)))}}}}],"users":{"{{{{Customer}}}}":{"data":{"id":"{{{{Customer}}}}","name":"Sari","username":"sari"}}} """, account);

    private protected override string CallWithBrokenMiddle(Said before, Said after) => Activity(
        "dm.received", $$$""" "direct_message_events":[{{{Message(before.Id, Customer, Shop, before.Text, before.Second)}}},{"type":7,"id":{}},{{{Message(after.Id, Customer, Shop, after.Text, after.Second)}}}] """);

    private protected override string PictureCall(string id) => Activity(
        "dm.received", """ "direct_message_events":[{"type":"message_create","id":"ID","created_timestamp":"1784928224372","message_create":{"target":{"recipient_id":"1234"},"sender_id":"5678","message_data":{"text":" https://t.co/p","attachment":{"type":"media","media":{"id":"9","url":"https://t.co/p","media_url_https":"https://ton.twitter.com/p.jpg","type":"photo"}}}}}] """.Replace("ID", id, StringComparison.Ordinal));

    private protected override string OwnEcho(long outboxId, string id) => this.ForeignEcho(id, "x");

    private protected override string ForeignEcho(string id, string text) =>
        Activity("dm.sent", $$""" "direct_message_events":[{{Message(id, Shop, Customer, text, 1_700_000_000)}}] """);

    [Fact]
    public async Task Words_are_as_the_customer_wrote_them()
    {
        await this.PostSignedAsync(this.Call(Shop, new Said("11", Customer, "a &lt;b&gt; &amp; c")));
        await this.PostSignedAsync(this.Shapes[9]);
        await this.PostSignedAsync(this.Shapes[9].Replace(""","quick_reply_response":{"type":"options","metadata":"Ya"}""", "", StringComparison.Ordinal).Replace("\"21\"", "\"23\"", StringComparison.Ordinal));
        Assert.Equal(["a <b> & c", "Ya", "https://toko.id/a"], this.Host.Inbox.Kept.Select(e => e.Activity.Text));
        Assert.Equal("Sari", this.Host.Inbox.Kept[0].CustomerName);
    }

    [Fact]
    public async Task A_message_that_both_interfaces_tell_is_kept_once()
    {
        await this.PostSignedAsync(this.Shapes[9]);
        await this.PostSignedAsync(this.Call(Shop, new Said("21", Customer, "x")));
        Assert.Single(this.Host.Inbox.Kept);
    }

    [Theory]
    [InlineData(3, "post:14:5678", "hey @toko")]
    [InlineData(4, "post:15:5678", "masih rusak")]
    [InlineData(10, "post:22:5678", "halo semua")]
    public async Task A_post_is_a_public_conversation_of_its_own(int shape, string thread, string text)
    {
        await this.PostSignedAsync(this.Shapes[shape]);
        var inbound = Assert.Single(this.Host.Inbox.Kept);
        Assert.Equal((thread, Customer, text), (inbound.ConversationKey, inbound.CustomerKey, inbound.Activity.Text));
        Assert.Equal((true, "@sari"), (inbound.Activity.Conversation.IsGroup, inbound.Activity.Conversation.Name));
    }

    [Theory]
    [InlineData("""{"for_user_id":"1234","tweet_create_events":[{"id_str":"22","text":"@toko hi","retweeted_status":{},"user":{"id_str":"5678"},"entities":{"user_mentions":[{"id_str":"1234"}]}}]}""")]
    [InlineData("""{"for_user_id":"1234","tweet_create_events":[{"id_str":"22","text":"tanpa sebutan","user":{"id_str":"5678"},"entities":{}}]}""")]
    [InlineData("""{"for_user_id":"1234","tweet_create_events":[{"id_str":"22","text":"@toko kami","user":{"id_str":"1234"},"entities":{"user_mentions":[{"id_str":"1234"}]}}]}""")]
    [InlineData("""{"for_user_id":"1234","direct_message_events":[{"id":"1","dm_conversation_id":"998877","message_create":{"target":{"recipient_id":"1234"},"sender_id":"5678","message_data":{"text":"grup"}}}]}""")]
    public async Task What_does_not_speak_to_us_alone_is_ignored(string call)
    {
        await this.PostSignedAsync(call);
        Assert.Empty(this.Host.Inbox.Kept);
    }

    [Theory]
    [InlineData("dm.received", """ "direct_message_events":[{"type":"message_create","id":"31","message_create":{"target":{"recipient_id":"1234"},"sender_id":"4321","message_data":{"text":"dari cabang"}}}] """)]
    [InlineData("dm.sent", """ "direct_message_events":[{"type":"message_create","id":"31","message_create":{"target":{"recipient_id":"4321"},"sender_id":"1234","message_data":{"text":"ke cabang"}}}] """)]
    [InlineData("post.mention.create", """ "id":"31","text":"@toko lihat ini","author_id":"4321","conversation_id":"31" """)]
    public async Task Two_accounts_of_ours_that_speak_to_each_other_are_not_answered(string kind, string payload)
    {
        await this.PostSignedAsync(Activity(kind, payload));
        Assert.Empty(this.Host.Inbox.Kept);
        Assert.Empty(this.Host.Notices.Told);
    }

    [Theory]
    [InlineData(3, true)]
    [InlineData(4, false)]
    [InlineData(10, true)]
    public async Task Whether_a_post_calls_us_by_name_is_kept(int shape, bool named)
    {
        await this.PostSignedAsync(this.Shapes[shape]);
        Assert.Equal(named, Assert.Single(this.Host.Inbox.Kept).Activity.MentionsRecipient());
    }

    [Fact]
    public async Task An_answer_under_our_post_that_the_older_interface_tells_does_not_call_us_by_name()
    {
        await this.PostSignedAsync(this.Shapes[10].Replace("\"truncated\"", "\"in_reply_to_user_id_str\":\"1234\",\"truncated\"", StringComparison.Ordinal));
        Assert.False(Assert.Single(this.Host.Inbox.Kept).Activity.MentionsRecipient());
    }

    [Fact]
    public async Task Who_posts_nothing_but_our_name_is_not_lost()
    {
        await this.PostSignedAsync(Activity("post.mention.create", """ "id":"32","text":"@toko","author_id":"5678","conversation_id":"30" """));
        Assert.Equal("@toko", Assert.Single(this.Host.Inbox.Kept).Activity.Text);
    }

    [Fact]
    public async Task A_post_that_was_changed_stays_in_its_thread()
    {
        await this.PostSignedAsync(Activity("post.mention.create", """ "id":"33","text":"@toko paket hilang","author_id":"5678","conversation_id":"33","edit_history_tweet_ids":["33"] """));
        await this.PostSignedAsync(Activity("post.mention.create", """ "id":"34","text":"@toko paket rusak","author_id":"5678","conversation_id":"34","edit_history_tweet_ids":["33","34"] """));
        Assert.Equal([("post:33:5678", "paket hilang"), ("post:33:5678", "paket rusak")], this.Host.Inbox.Kept.Select(e => (e.ConversationKey, e.Activity.Text)));
    }

    [Fact]
    public async Task A_long_post_is_read_whole()
    {
        await this.PostSignedAsync(Activity("post.mention.create", """ "id":"35","text":"@toko awal…","author_id":"5678","note_tweet":{"text":"@toko awal dan akhir https://t.co/x","entities":{"urls":[{"url":"https://t.co/x","expanded_url":"https://toko.id/a?b=1&amp;c=2"}]}} """));
        Assert.Equal("awal dan akhir https://toko.id/a?b=1&amp;c=2", Assert.Single(this.Host.Inbox.Kept).Activity.Text);
    }

    [Theory]
    [InlineData("""{"type":"location","location":{"type":"shared_coordinate"}}""", "application/vnd.x.location", null)]
    [InlineData("""{"type":"media","media":{"type":"video","media_url_https":"https://pbs.twimg.com/p.jpg","video_info":{"variants":[{"content_type":"application/x-mpegURL","url":"https://video.twimg.com/a.m3u8"},{"bitrate":320000,"content_type":"video/mp4","url":"https://video.twimg.com/s.mp4"},{"bitrate":832000,"content_type":"video/mp4","url":"https://video.twimg.com/m.mp4"},{"bitrate":"2176000","content_type":"video/mp4","url":"https://video.twimg.com/l.mp4"}]}}}""", "video/*", "https://video.twimg.com/m.mp4")]
    [InlineData("""{"type":"media","media":{"type":"video","media_url_https":"https://pbs.twimg.com/p.jpg"}}""", "video/*", "https://pbs.twimg.com/p.jpg")]
    public async Task What_comes_without_words_is_not_lost(string attachment, string type, string? address)
    {
        await this.PostSignedAsync(Activity("dm.received", $$$$""" "direct_message_events":[{"type":"message_create","id":"36","message_create":{"target":{"recipient_id":"1234"},"sender_id":"5678","message_data":{"text":"","attachment":{{{{attachment}}}}}}}] """));
        var only = Assert.Single(Assert.Single(this.Host.Inbox.Kept).Activity.Attachments);
        Assert.Equal((type, address), (only.ContentType, only.ContentUrl));
    }

    [Fact]
    public async Task An_encrypted_message_that_nobody_here_can_read_is_told_to_whoever_runs_the_bot()
    {
        await this.PostSignedAsync(Activity("chat.received", """ "conversation_id":"1234:5678","encrypted":"AAAA" """));
        Assert.Empty(this.Host.Inbox.Kept);
        Assert.Contains(this.Host.Log.Lines, l => l.Contains("encrypted message came for the X account shop", StringComparison.Ordinal));
    }

    [Fact]
    public void An_agent_s_post_with_many_addresses_is_cut_between_them_and_not_into_letters()
    {
        var addresses = Enumerable.Range(1, 40).Select(n => string.Create(CultureInfo.InvariantCulture, $"https://toko.id/{n} atau toko.id")).ToList();
        var text = string.Join(' ', addresses);
        var parts = this.Channel.Render(PublicReply("Rina", text)).Select(p => JsonDocument.Parse(p).RootElement.GetProperty("text").GetString()!["@sari ".Length..]).ToList();
        Assert.InRange(parts.Count, 2, 12);
        Assert.Equal(text, string.Join(' ', parts));
        Assert.All(parts, p => Assert.InRange(CareBot.Bot.Channels.Rendering.WeightedText.OfPost("@sari " + p), 1, 280));
    }

    [Fact]
    public void The_bot_s_own_post_is_cut_short_without_half_an_address()
    {
        var said = JsonDocument.Parse(Assert.Single(this.Channel.Render(PublicReply(null, new string('k', 260) + " https://toko.id/retur")))).RootElement.GetProperty("text").GetString()!;
        Assert.Equal("@sari " + new string('k', 260) + "…", said.Replace(" …", "…", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_was_read_is_told()
    {
        await this.PostSignedAsync(this.Shapes[5]);
        Assert.Equal(
            new PlatformNotice.Receipt(ReceiptProgress.Read, Customer, UpTo: DateTimeOffset.FromUnixTimeMilliseconds(1518452444662)), Assert.Single(this.Host.Notices.Told));
    }

    [Fact]
    public async Task A_withdrawn_permission_is_an_alarm()
    {
        await this.PostSignedAsync(this.Shapes[7]);
        Assert.Contains(this.Host.Log.Lines, l => l.Contains("withdrawn its permission: shop", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(null, "Kartu 4111 1111 1111 1111 dan HP 0812-3456-7890 sudah kami catat.")]
    [InlineData("Rina", "Email sari@contoh.co.id, kode otp 123456")]
    public void No_private_data_leave_in_a_public_reply_whoever_wrote_it(string? person, string text)
    {
        var reply = PublicReply(person, text);
        var post = Words(reply)!;
        Assert.Equal("@sari " + Redactor.Redact(text), post);
        Assert.DoesNotContain(post, char.IsAsciiDigit);
        Assert.DoesNotContain("contoh.co", post, StringComparison.Ordinal);

        reply.Conversation = new ConversationAccount(id: "5678");
        Assert.Equal(text, Words(reply));

        string? Words(Activity said) => JsonDocument.Parse(Assert.Single(this.Channel.Render(said))).RootElement.GetProperty("text").GetString();
    }

    [Fact]
    public async Task A_public_reply_is_one_post_with_a_button_to_a_direct_message()
    {
        var address = this.Address with
        {
            ConversationKey = "post:14:5678", Reference = new ConversationReference { ActivityId = "14", Conversation = new ConversationAccount(id: "post:14:5678", name: "@sari") },
        };
        foreach (var (person, text, posts) in new[] { ((string?)null, new string('k', 400), 1), ("Rina", string.Join(' ', Enumerable.Repeat("日本語 https://t.co/a kata", 20)), 0) })
        {
            var reply = PublicReply(person, text);
            var payloads = this.Channel.Render(reply);
            Assert.True(posts == 0 ? payloads.Count > 1 : payloads.Count == posts);
            foreach (var payload in payloads)
            {
                var sent = await this.Channel.SendAsync(new OutboundSend(1, address, payload, 1), CancellationToken.None);
                Assert.True(sent.Outcome == SendOutcome.Sent, sent.Error + string.Join(';', this.Stand.Refusals));
            }
        }

        Assert.All(this.Stand.Deliveries, d => Assert.StartsWith("@sari ", d.Text, StringComparison.Ordinal));
        Assert.All(this.Stand.Deliveries, d => Assert.Equal(("14", "https://twitter.com/messages/compose?recipient_id=1234"), (d.To, d.Body.GetProperty("direct_message_deep_link").GetString())));
    }

    [Fact]
    public async Task Options_are_quick_replies_only_if_they_are_switched_on()
    {
        var settings = this.Settings(this.Platform.Address);
        settings["Channels:X:QuickReplies"] = "true";
        await using var older = await ChannelHost.StartAsync(settings);
        var asking = new Activity(ActivityTypes.Message)
        {
            Text = "Yang mana?", SuggestedActions = new SuggestedActions { Actions = [new CardAction(ActionTypes.ImBack, "Retur", value: "Retur"), new CardAction(ActionTypes.ImBack, "Kirim", value: "Kirim")] },
        };
        Assert.Equal("""{"text":"Yang mana?\n1. Retur\n2. Kirim"}""", Assert.Single(this.Channel.Render(asking)));
        var payload = Assert.Single(older.Channel("x").Render(asking));
        Assert.Equal(SendOutcome.Sent, (await older.Channel("x").SendAsync(this.Send(payload), CancellationToken.None)).Outcome);
        Assert.Equal("/1.1/direct_messages/events/new.json", Assert.Single(this.Stand.Deliveries).Path);
    }

    [Fact]
    public async Task X_says_when_the_allowance_is_new()
    {
        var until = this.Host.Clock.GetUtcNow().AddMinutes(9).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        this.Platform.Faults.Next(new StandInFault.Answer(429, "{}", ("x-rate-limit-reset", until)));
        var result = await this.Channel.SendAsync(this.Send("""{"text":"x"}"""), CancellationToken.None);
        Assert.Equal((SendOutcome.RateLimited, 9d), (result.Outcome, result.RetryAfter?.TotalMinutes));
    }

    private static Activity PublicReply(string? person, string text) => new(ActivityTypes.Message)
    {
        Text = text, TextFormat = TextFormatTypes.Plain, From = new ChannelAccount(Shop, person), Conversation = new ConversationAccount(isGroup: true, id: "post:14:5678", name: "@sari"),
    };

    private static PlatformError Problem(int status, string type, SendOutcome outcome) => new(
        status, type.Length == 0 ? (status == 401 ? """{"title":"Unauthorized","detail":"rahasia"}""" : "") : $$$"""{"type":"https://api.x.com/2/problems/{{{type}}}","title":"rahasia","status":{{{status}}}}""", outcome);

    private static PlatformError Numbered(int status, int code, SendOutcome outcome) => new(status, $$"""{"errors":[{"code":{{code}},"message":"rahasia"}]}""", outcome);

    private static string Message(string id, string sender, string recipient, string text, long second) =>
        $$$$"""{"type":"message_create","id":"{{{{id}}}}","created_timestamp":"{{{{second}}}}000","message_create":{"target":{"recipient_id":"{{{{recipient}}}}"},"sender_id":"{{{{sender}}}}","message_data":{"text":{{{{JsonSerializer.Serialize(text)}}}}}}}""";

    private static string Activity(string kind, string payload, string account = Shop) =>
        $$$$"""{"data":{"event_uuid":"2080765901528535096","filter":{"user_id":"{{{{account}}}}"},"event_type":"{{{{kind}}}}","tag":"t","payload":{{{{{payload}}}}}}}""";
}
