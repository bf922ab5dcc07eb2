using System.Globalization;
using System.Net;
using System.Text;
using CareBot.Bot.Channels.Notices;

namespace CareBot.Tests.Channels;

/// <summary>What comes in.</summary>
public abstract partial class ChannelContract
{
    private const int FewMutations = 1500;

    [Fact]
    public async Task The_registration_is_answered_and_a_wrong_one_refused()
    {
        using (var right = await this.Host.Client.GetAsync(this.Relative(this.Verification.Query)))
        {
            Assert.Equal(HttpStatusCode.OK, right.StatusCode);
            Assert.Equal(this.Verification.Answer, await right.Content.ReadAsStringAsync());
        }

        foreach (var question in this.WrongVerifications)
        {
            using var refused = await this.Host.Client.GetAsync(this.Relative(question));
            Assert.InRange((int)refused.StatusCode, 400, 403);
        }
    }

    [Fact]
    public async Task The_vectors_pass_and_every_mutated_vector_is_refused()
    {
        foreach (var (text, signature) in this.Vectors)
        {
            var body = Encoding.UTF8.GetBytes(text);
            Assert.Equal(HttpStatusCode.OK, await this.PostAsync(body, signature));
            var kept = this.Host.Inbox.Kept.Count;
            for (var at = 0; at < body.Length; at++)
            {
                var changed = (byte[])body.Clone();
                changed[at] ^= (byte)(1 << (at % 8));
                Assert.Equal(HttpStatusCode.Unauthorized, await this.PostAsync(changed, signature));
            }

            for (var at = 0; at < signature.Length; at++)
            {
                // The next character but two: of the last digit of base64 only some bits count.
                var changed = signature.ToCharArray();
                changed[at] = (char)(changed[at] ^ 4);
                Assert.Equal(HttpStatusCode.Unauthorized, await this.PostAsync(body, new string(changed)));
            }

            Assert.Equal(kept, this.Host.Inbox.Kept.Count);
        }
    }

    [Fact]
    public async Task An_unsigned_call_changes_nothing()
    {
        var body = Encoding.UTF8.GetBytes(this.Call(Shop, new Said("m1", Customer, "halo")));
        foreach (var signature in new[] { null, "", "sha256=", "sha256=00", "sha1=" + new string('0', 40), this.Sign([]).Value, this.Sign(body).Value + "0", " " })
        {
            Assert.Equal(HttpStatusCode.Unauthorized, await this.PostAsync(body, signature));
        }

        Assert.Empty(this.Host.Inbox.Calls);
        Assert.Empty(this.Host.Notices.Told);
    }

    [Fact]
    public async Task What_comes_twice_is_kept_once()
    {
        var call = this.Call(Shop, new Said("m1", Customer, "halo"), new Said("m1", Customer, "halo"), new Said("m2", Customer, "halo"));
        for (var time = 0; time < 3; time++)
        {
            Assert.Equal(HttpStatusCode.OK, await this.PostSignedAsync(call));
        }

        Assert.Equal(["halo", "halo"], this.Host.Inbox.Kept.Select(e => e.Activity.Text));
        Assert.Equal(2, this.Host.Inbox.Kept.Select(e => e.Key).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task A_batch_is_kept_whole_and_in_order()
    {
        var said = Enumerable.Range(0, 40)
            .Select(n => new Said(string.Create(CultureInfo.InvariantCulture, $"m{n}"), n % 2 == 0 ? Customer : "8765", $"kalimat {n}", 1_700_000_000 + n)).ToList();
        Assert.Equal(HttpStatusCode.OK, await this.PostSignedAsync(this.Call(Shop, said)));
        Assert.Equal(said.Select(s => (s.Text, s.Second)), this.Host.Inbox.Kept.Select(e => (e.Activity.Text, e.PlatformAt.ToUnixTimeSeconds())));
        Assert.All(this.Host.Inbox.Kept, e => Messenger.StorableEvent.Check(e));
        Assert.All(this.Host.Inbox.Kept, e => Assert.Equal(
            (this.ChannelId, e.CustomerKey, e.ConversationKey), (e.Activity.ChannelId, e.Activity.From.Id, e.Activity.Conversation.Id)));
    }

    [Fact]
    public async Task A_broken_event_costs_only_itself()
    {
        Assert.Equal(HttpStatusCode.OK, await this.PostSignedAsync(
            this.CallWithBrokenMiddle(new Said("m1", Customer, "satu"), new Said("m3", Customer, "tiga"))));
        Assert.Equal(["satu", "tiga"], this.Host.Inbox.Kept.Select(e => e.Activity.Text));
    }

    [Fact]
    public async Task Each_account_gets_its_own_and_a_stranger_s_is_acknowledged()
    {
        Assert.Equal(HttpStatusCode.OK, await this.PostSignedAsync(this.Call(Shop, new Said("m1", Customer, "ke toko"))));
        Assert.Equal(HttpStatusCode.OK, await this.PostSignedAsync(this.Call(Other, new Said("m1", Customer, "ke cabang"))));
        Assert.Equal(HttpStatusCode.OK, await this.PostSignedAsync(this.Call("99999", new Said("m1", Customer, "ke siapa"))));
        Assert.Equal(
            [("shop", "ke toko"), ("other", "ke cabang")],
            this.Host.Inbox.Calls.SelectMany(c => c.Events.Select(e => (c.Account.Name, e.Activity.Text))));
        Assert.Contains(this.Host.Log.Lines, l => l.Contains("99999", StringComparison.Ordinal));
        Assert.Equal(1, this.Host.Inbox.Unknown);
    }

    [Fact]
    public async Task While_the_database_is_away_the_platform_is_asked_to_come_again()
    {
        var call = this.Call(Shop, new Said("m1", Customer, "halo"));
        this.Host.Inbox.IsAway = true;
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await this.PostSignedAsync(call));
        this.Host.Inbox.IsAway = false;
        Assert.Equal(HttpStatusCode.OK, await this.PostSignedAsync(call));
        Assert.Single(this.Host.Inbox.Kept);
    }

    [Fact]
    public async Task Our_own_words_coming_back_are_not_answered()
    {
        Assert.Equal(HttpStatusCode.OK, await this.PostSignedAsync(this.OwnEcho(42, "e1")));
        Assert.Empty(this.Host.Inbox.Kept);
        Assert.All(this.Host.Notices.Told, n => Assert.True(n is PlatformNotice.OwnEcho { OutboxId: 42 } or PlatformNotice.SpokenElsewhere { MayBeOurs: true }));
    }

    [Fact]
    public async Task Who_answers_elsewhere_is_told_of()
    {
        Assert.Equal(HttpStatusCode.OK, await this.PostSignedAsync(this.ForeignEcho("e1", "Halo, saya Rina")));
        Assert.Empty(this.Host.Inbox.Kept);
        var spoken = Assert.IsType<PlatformNotice.SpokenElsewhere>(Assert.Single(this.Host.Notices.Told));
        Assert.Equal((Customer, "e1", "Halo, saya Rina"), (spoken.ConversationKey, spoken.PlatformId, spoken.Text));
        Assert.Equal((Customer, Shop), (spoken.Reference.User.Id, spoken.Reference.Bot.Id));
    }

    [Fact]
    public async Task A_picture_comes_along_without_being_fetched()
    {
        Assert.Equal(HttpStatusCode.OK, await this.PostSignedAsync(this.PictureCall("m1")));
        var inbound = Assert.Single(this.Host.Inbox.Kept);
        Assert.StartsWith("image/", Assert.Single(inbound.Activity.Attachments).ContentType, StringComparison.Ordinal);
        Assert.Equal(0, this.Platform.Calls);
    }

    [Fact]
    public async Task Bodies_that_are_no_call_are_refused()
    {
        Assert.Equal(HttpStatusCode.BadRequest, await this.PostSignedAsync("not json"));
        Assert.Equal(HttpStatusCode.BadRequest, await this.PostSignedAsync("[]"));
        Assert.Equal(HttpStatusCode.BadRequest, await this.PostSignedAsync(""));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await this.PostSignedAsync(new string(' ', (4 * 1024 * 1024) + 1)));
        Assert.Empty(this.Host.Inbox.Calls);
        using var endless = new HttpRequestMessage(HttpMethod.Post, this.Path) { Content = new StreamContent(new MemoryStream(new byte[10 * 1024 * 1024])) };
        endless.Headers.TransferEncodingChunked = true;
        using var refused = await this.Host.Client.SendAsync(endless);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, refused.StatusCode);
        Assert.Contains("at most 4194304 bytes", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_s_words_stand_in_the_log()
    {
        await this.PostSignedAsync(this.Call(Shop, new Said("m1", Customer, "rahasia sekali")));
        await this.PostSignedAsync(this.ForeignEcho("e1", "rahasia sekali"));
        await this.PostSignedAsync(this.Call("99999", new Said("m1", Customer, "rahasia sekali")));
        Assert.DoesNotContain(this.Host.Log.Lines, l => l.Contains("rahasia", StringComparison.Ordinal));
    }

    [Fact]
    public async Task However_a_call_is_mutated_it_is_answered_and_what_is_kept_can_be_stored()
    {
        var mutations = new JsonMutations(20260901);
        var shapes = this.Shapes;
        for (var at = 0; at < FewMutations; at++)
        {
            var body = mutations.Of(shapes[at % shapes.Count]);
            Assert.InRange((int)await this.PostAsync(body, this.Sign(body).Value), 200, 404);
            if (at % 10 == 0)
            {
                Assert.Equal(HttpStatusCode.Unauthorized, await this.PostAsync(body, this.Sign([1]).Value));
            }
        }

        Assert.Equal(0, this.Host.Log.Exceptions);
        Assert.NotEmpty(this.Host.Inbox.Kept);
        Assert.All(this.Host.Inbox.Calls.SelectMany(c => c.Events), Messenger.StorableEvent.Check);
    }

    [Fact]
    public async Task Every_shape_is_read()
    {
        foreach (var shape in this.Shapes)
        {
            Assert.Equal(HttpStatusCode.OK, await this.PostSignedAsync(shape));
        }

        Assert.Equal(0, this.Host.Log.Exceptions);
    }
}
