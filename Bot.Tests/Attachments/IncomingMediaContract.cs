using System.Text.Json;
using CareBot.Bot.Api.Cases;
using CareBot.Bot.Attachments;
using CareBot.Bot.Attachments.Incoming;
using CareBot.Bot.Channels;
using CareBot.Bot.Channels.Meta;
using CareBot.Bot.Channels.Notices;
using CareBot.Bot.Channels.Webhooks;
using CareBot.Bot.Channels.WhatsApp;
using CareBot.Bot.Channels.X;
using CareBot.Bot.Inbox;
using CareBot.Bot.People;
using CareBot.Bot.Storage.Model;
using CareBot.Tests.StandIns;
using CareBot.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace CareBot.Tests.Attachments;

/// <summary>What customers send over the platforms, fetched from strict stand-ins of them.</summary>
public abstract class IncomingMediaContract : IAsyncLifetime
{
    private TestDatabase database = null!;
    private RoadHost road = null!;
    private MediaStandIn platform = null!;
    private int told;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        this.database = await this.OpenAsync();
        this.platform = await MediaStandIn.StartAsync();
        this.road = await this.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (this.road is not null)
        {
            await this.road.DisposeAsync();
            await this.platform.DisposeAsync();
            await this.database.DisposeAsync();
        }
    }

    [Theory]
    [InlineData("messenger", "image/png")]
    [InlineData("instagram", "image/png")]
    [InlineData("whatsapp", "audio/ogg")]
    [InlineData("x", "image/png")]
    public async Task A_file_is_fetched_after_the_turn_and_opens_at_the_desk(string channel, string type)
    {
        var content = type == "image/png" ? TestFiles.Png : "OggS\0\u0002"u8.ToArray();
        this.platform.Have("f1", content);
        await this.SendAsync(channel, "f1");
        Assert.Equal((AttachmentState.Waiting, null, null), Seen(await this.FileAsync()));

        Assert.Equal(1, await this.FetchAsync());
        var file = await this.FileAsync();
        Assert.Equal((AttachmentState.Kept, type, (long?)content.Length), (file.State, file.ContentType, file.Size));
        var kept = await this.road.Get<AttachmentStore>().OfBrandsAsync([this.road.Account.BrandId], file.Url!.Split('/')[^1], Cancellation);
        Assert.Equal(content, kept!.Content);
        Assert.Equal(0, await this.FetchAsync());
    }

    [Fact]
    public async Task Nothing_on_the_road_asks_the_platform()
    {
        await this.SendAsync("whatsapp", "f1");
        Assert.Equal(0, this.platform.Calls);
        Assert.Single(await this.road.ReadAsync(db => db.Messages.Where(m => m.Author == MessageAuthor.Customer).ToListAsync(Cancellation)));
    }

    [Theory]
    [InlineData(404, MediaFault.Gone)]
    [InlineData(403, MediaFault.Gone)]
    [InlineData(410, MediaFault.Gone)]
    public async Task What_the_platform_no_longer_has_is_shown_as_gone_at_once(int status, MediaFault fault)
    {
        this.platform.Have("f1", TestFiles.Png);
        this.platform.Faults.Next(new StandInFault.Answer(status, ""));
        await this.SendAsync("messenger", "f1");
        await this.FetchAsync();
        Assert.Equal((AttachmentState.Failed, fault, null), Seen(await this.FileAsync()));
        Assert.Equal(1, this.platform.Calls);
    }

    [Fact]
    public async Task What_the_platform_does_not_hand_over_now_is_asked_for_again_and_given_up_in_the_end()
    {
        this.platform.Have("f1", TestFiles.Png);
        this.platform.Faults.Next(new StandInFault.Answer(500, ""));
        this.platform.Faults.Next(new StandInFault.Drop(false));
        this.platform.Faults.Next(new StandInFault.Answer(429, "", ("Retry-After", "60")));
        await this.SendAsync("messenger", "f1");
        foreach (var seconds in new[] { 0, 5, 30, 120 })
        {
            Assert.Equal(AttachmentState.Waiting, (await this.FileAsync()).State);
            this.road.Clock.Move(TimeSpan.FromSeconds(seconds));
            Assert.Equal(1, await this.FetchAsync());
        }

        Assert.Equal(AttachmentState.Kept, (await this.FileAsync()).State);

        this.platform.Have("f2", TestFiles.Png);
        this.platform.Faults.Next(new StandInFault.Answer(503, ""), 7);
        await this.SendAsync("messenger", "f2");
        var attempts = 0;
        while (await this.FetchAsync() == 1)
        {
            attempts++;
            this.road.Clock.Move(TimeSpan.FromHours(1));
        }

        Assert.Equal((7, (AttachmentState.Failed, (MediaFault?)MediaFault.Unreachable, (string?)null)), (attempts, Seen(await this.FileAsync())));
    }

    [Fact]
    public async Task A_file_that_is_too_large_or_no_known_type_is_not_kept()
    {
        this.platform.Have("big", [.. TestFiles.Png, .. new byte[1024 * 1024]]);
        await this.SendAsync("messenger", "big");
        await this.FetchAsync();
        Assert.Equal((AttachmentState.Failed, MediaFault.TooLarge, null), Seen(await this.FileAsync()));

        this.platform.Have("page", TestFiles.Html);
        await this.SendAsync("messenger", "page");
        await this.FetchAsync();
        Assert.Equal((AttachmentState.Failed, MediaFault.Type, null), Seen(await this.FileAsync()));
        Assert.Empty(await this.road.ReadAsync(db => db.Attachments.ToListAsync(Cancellation)));
    }

    [Fact]
    public async Task A_conversation_that_keeps_as_much_as_it_may_keeps_no_more()
    {
        this.platform.Have("half", [.. TestFiles.Png, .. new byte[600 * 1024]]);
        foreach (var state in new[] { AttachmentState.Kept, AttachmentState.Failed })
        {
            await this.SendAsync("messenger", "half");
            await this.FetchAsync();
            Assert.Equal(state, (await this.FileAsync()).State);
        }

        Assert.Equal(MediaFault.Full, (await this.FileAsync()).Fault);
    }

    [Theory]
    [InlineData("http://127.0.0.1:9/f")]
    [InlineData("http://169.254.169.254/latest/meta-data")]
    [InlineData("https://evil.example/f.png")]
    [InlineData("https://fbcdn.net.evil.example/f.png")]
    [InlineData("https://evilfbcdn.net/f.png")]
    [InlineData("http://scontent.fbcdn.net/f.png")]
    [InlineData("https://scontent.fbcdn.net:8443/f.png")]
    [InlineData("https://user:pw@scontent.fbcdn.net/f.png")]
    [InlineData("file:///etc/passwd")]
    public async Task Nothing_is_fetched_from_anywhere_else(string address)
    {
        await this.SendAsync("messenger", address, isAddress: true);
        await this.FetchAsync();
        Assert.Equal((AttachmentState.Failed, MediaFault.Host, null), Seen(await this.FileAsync()));
        Assert.Equal(0, this.platform.Calls);
    }

    [Fact]
    public async Task A_redirect_is_followed_among_the_allowed_hosts_only_and_without_the_token()
    {
        this.platform.Have("f1", TestFiles.Png);
        await this.SendAsync("messenger", $"{this.platform.Address}to?where=/fb/f1", isAddress: true);
        await this.FetchAsync();
        Assert.Equal(AttachmentState.Kept, (await this.FileAsync()).State);

        await this.SendAsync("messenger", $"{this.platform.Address}to?where=https://evil.example/f1", isAddress: true);
        await this.FetchAsync();
        Assert.Equal(MediaFault.Host, (await this.FileAsync()).Fault);

        await this.SendAsync("x", $"{this.platform.Address}to?where=/fb/f1", isAddress: true);
        await this.FetchAsync();
        Assert.Equal(AttachmentState.Kept, (await this.FileAsync()).State);
    }

    [Fact]
    public async Task A_platforms_host_that_resolves_to_a_private_address_is_not_connected_to()
    {
        using var client = new MediaClient(this.road.Get<MediaOptions>(), this.road.Clock, (_, _) => Task.FromResult<System.Net.IPAddress[]>([new([10, 0, 0, 1]), System.Net.IPAddress.Loopback]));
        var answer = await client.FetchAsync(new MessagingMedia(), MediaPlace.At("https://scontent.fbcdn.net/f.png"), Cancellation);
        Assert.Equal(MediaFault.Host, answer.Fault);
    }

    [Fact]
    public async Task Replicas_that_look_at_the_same_time_ask_for_a_file_once()
    {
        this.platform.Have("f1", TestFiles.Png);
        await this.SendAsync("messenger", "f1");
        Assert.Equal(1, (await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => this.FetchAsync()))).Sum());
        Assert.Single(await this.road.ReadAsync(db => db.Attachments.ToListAsync(Cancellation)));
    }

    [Fact]
    public async Task An_attempt_that_dies_with_its_process_is_repeated()
    {
        this.platform.Have("f1", TestFiles.Png);
        await this.SendAsync("messenger", "f1");
        await this.road.Get<MediaStore>().TakeAsync(4, Cancellation);
        await this.road.DisposeAsync();
        this.road = await this.StartAsync(this.road);
        Assert.Equal(0, await this.FetchAsync());
        this.road.Clock.Move(MediaSchedule.Lease);
        Assert.Equal(1, await this.FetchAsync());
        Assert.Equal(AttachmentState.Kept, (await this.FileAsync()).State);
    }

    [Fact]
    public async Task A_message_that_is_taken_back_takes_its_file_along()
    {
        this.platform.Have("f1", TestFiles.Png);
        await this.SendAsync("messenger", "f1");
        await this.FetchAsync();
        await this.road.Get<IPlatformNotices>().TellAsync(this.AccountOf("messenger"), [new PlatformNotice.Changed("5678", $"m_{this.told}", null)], Cancellation);
        Assert.Empty(await this.road.ReadAsync(db => db.Attachments.ToListAsync(Cancellation)));
        Assert.Empty(await this.road.ReadAsync(db => db.Media.ToListAsync(Cancellation)));
    }

    private protected abstract Task<TestDatabase> OpenAsync();

    private Task<RoadHost> StartAsync(RoadHost? before = null) => RoadHost.StartAsync(
        this.database,
        before?.Channel,
        before?.Clock,
        null,
        ("Media:AllowedHosts:0", this.platform.Address.ToString()),
        ("Media:MaxFileMegabytes", "1"),
        ("Attachments:MaxConversationMegabytes", "1"),
        ("Channels:Messenger:AppSecret", "s"), ("Channels:Messenger:VerifyToken", "v"), ("Channels:Messenger:Accounts:page:Id", "1234"), ("Channels:Messenger:Accounts:page:AccessToken", "t"),
        ("Channels:Instagram:AppSecret", "s"), ("Channels:Instagram:VerifyToken", "v"), ("Channels:Instagram:Accounts:shop:Id", "1234"), ("Channels:Instagram:Accounts:shop:AccessToken", "t"),
        ("Channels:WhatsApp:AppSecret", "s"), ("Channels:WhatsApp:VerifyToken", "v"), ("Channels:WhatsApp:GraphBaseUrl", this.platform.Address.ToString()),
        ("Channels:WhatsApp:Accounts:phone:Id", "1234"), ("Channels:WhatsApp:Accounts:phone:AccessToken", MediaStandIn.Token),
        ("Channels:X:ConsumerKey", "k"), ("Channels:X:ConsumerSecret", "s"),
        ("Channels:X:Accounts:toko:Id", "1234"), ("Channels:X:Accounts:toko:AccessToken", "t"), ("Channels:X:Accounts:toko:AccessTokenSecret", "s"));

    private ConnectedAccount AccountOf(string channel) => this.road.Get<Accounts>().Find(channel, "1234")!;

    /// <summary>A customer's message with a file, as the platform's webhook tells it; its turn is taken.</summary>
    private async Task SendAsync(string channel, string file, bool isAddress = false)
    {
        var n = ++this.told;
        var now = this.road.Clock.GetUtcNow();
        var address = isAddress ? file : $"{this.platform.Address}{(channel == "x" ? "x" : "fb")}/{file}";
        JsonElement Json(string template) => JsonElement.Parse(
            template.Replace("%n", $"{n}", StringComparison.Ordinal).Replace("%f", file, StringComparison.Ordinal).Replace("%a", address, StringComparison.Ordinal));
        var payload = channel switch
        {
            "whatsapp" => WhatsAppPayload.Read(
                Json("""{"object":"whatsapp_business_account","entry":[{"id":"1","changes":[{"field":"messages","value":{"messaging_product":"whatsapp","metadata":{"display_phone_number":"1","phone_number_id":"1234"},"contacts":[{"profile":{"name":"Sari"},"wa_id":"5678"}],"messages":[{"from":"5678","id":"wamid.%n","timestamp":"1749416383","type":"audio","audio":{"mime_type":"audio/ogg; codecs=opus","sha256":"x","id":"%f","voice":true}}]}}]}]}"""), now),
            "x" => XPayload.Read(
                Json("""{"data":{"event_uuid":"%n","filter":{"user_id":"1234"},"event_type":"dm.received","payload":{"direct_message_events":[{"type":"message_create","id":"%n","created_timestamp":"1784928224372","message_create":{"target":{"recipient_id":"1234"},"sender_id":"5678","message_data":{"text":"ini","attachment":{"type":"media","media":{"id":"9","type":"photo","media_url_https":"%a"}}}}}]}}}"""), new HashSet<string>(), now),
            _ => MessagingPayload.Read(
                new MessagingPlatform(channel),
                Json("""{"object":"page","entry":[{"id":"1234","time":1,"messaging":[{"sender":{"id":"5678"},"recipient":{"id":"1234"},"timestamp":1700000000000,"message":{"mid":"m_%n","attachments":[{"type":"image","payload":{"url":"%a"}}]}}]}]}"""), now),
        };
        await this.road.Get<IInbox>().AcceptAsync(this.AccountOf(channel), payload.Accounts.Single().Events, Cancellation);
        this.road.Clock.Move(TimeSpan.FromSeconds(2));
        while (await this.road.TakeTurnsAsync() > 0)
        {
        }
    }

    private Task<int> FetchAsync() => this.road.Get<MediaFetcher>().FetchAsync(Cancellation);

    /// <summary>The newest file as the desk sees it.</summary>
    private async Task<AttachmentView> FileAsync()
    {
        var message = await this.road.ReadAsync(db => db.Messages.Where(m => m.Author == MessageAuthor.Customer).OrderByDescending(m => m.Id).Select(m => m.Id).FirstAsync(Cancellation));
        return (await this.road.Get<Transcripts>().ReadAsync(message, Cancellation)).Attachments.Single();
    }

    private static (AttachmentState, MediaFault?, string?) Seen(AttachmentView file) => (file.State, file.Fault, file.Url);

}

public sealed class SqliteIncomingMediaTests : IncomingMediaContract
{
    private protected override Task<TestDatabase> OpenAsync() => TestDatabase.SqliteAsync();
}

public sealed class PostgresIncomingMediaTests : IncomingMediaContract
{
    private protected override Task<TestDatabase> OpenAsync() => TestDatabase.PostgresAsync();
}
