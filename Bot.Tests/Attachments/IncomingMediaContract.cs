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
public abstract partial class IncomingMediaContract : IAsyncLifetime
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
    private async Task SendAsync(string channel, string file, bool isAddress = false, string sha256 = "x")
    {
        var n = ++this.told;
        var now = this.road.Clock.GetUtcNow();
        var address = isAddress ? file : $"{this.platform.Address}{(channel == "x" ? "x" : "fb")}/{file}";
        JsonElement Json(string template) => JsonElement.Parse(
            template.Replace("%n", $"{n}", StringComparison.Ordinal).Replace("%f", file, StringComparison.Ordinal).Replace("%a", address, StringComparison.Ordinal).Replace("%s", sha256, StringComparison.Ordinal));
        var payload = channel switch
        {
            "whatsapp" => WhatsAppPayload.Read(
                Json("""{"object":"whatsapp_business_account","entry":[{"id":"1","changes":[{"field":"messages","value":{"messaging_product":"whatsapp","metadata":{"display_phone_number":"1","phone_number_id":"1234"},"contacts":[{"profile":{"name":"Sari"},"wa_id":"5678"}],"messages":[{"from":"5678","id":"wamid.%n","timestamp":"1749416383","type":"audio","audio":{"mime_type":"audio/ogg; codecs=opus","sha256":"%s","id":"%f","voice":true}}]}}]}]}"""), now),
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
