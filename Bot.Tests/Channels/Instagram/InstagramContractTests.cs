using System.Text;
using CareBot.Bot.Channels;
using CareBot.Bot.Channels.Instagram;
using CareBot.Bot.Channels.Notices;
using CareBot.Tests.Channels.Meta;
using CareBot.Tests.StandIns;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Configuration;

namespace CareBot.Tests.Channels.Instagram;

public sealed class InstagramContractTests : MessagingContract
{
    private protected override string ChannelId => "instagram";

    private protected override string Section => "Instagram";

    private protected override string About => "instagram";

    private protected override GraphKind Kind => GraphKind.Instagram;

    private protected override int LongestText => 1000;

    private protected override IReadOnlyList<(string Key, string? Value)> More => [("ProfileLookup", "false"), ("InstagramAppSecret", "carebot-test-instagram-secret")];

    /// <summary>Signed for this test by the section's own secret: any of the three is taken.</summary>
    private protected override IReadOnlyList<(string Body, string Signature)> Vectors
    {
        get
        {
            var body = this.Call(Shop, new Said("m1", Customer, "hé😀"));
            return [(body, MetaVectors.Sign(Encoding.UTF8.GetBytes(body), "carebot-test-instagram-secret"))];
        }
    }

    private protected override string OwnEcho(long outboxId, string id) => Echo($$"""{"mid":"{{id}}","text":"x","is_echo":true}""");

    [Fact]
    public async Task A_reply_to_a_story_names_the_story()
    {
        await this.PostSignedAsync(this.Subject(""" "message":{"mid":"m","text":"bagus!","reply_to":{"story":{"url":"https://x","id":"18"}}} """));
        var inbound = Assert.Single(this.Host.Inbox.Kept);
        Assert.Equal(("bagus!", "application/vnd.instagram.story_reply"), (inbound.Activity.Text, Assert.Single(inbound.Activity.Attachments).ContentType));
    }

    [Fact]
    public async Task A_mention_in_a_story_is_a_message_without_words()
    {
        await this.PostSignedAsync(this.Subject(""" "message":{"mid":"m","attachments":[{"type":"story_mention","payload":{"url":"https://x"}}]} """));
        Assert.Equal("application/vnd.facebook.story_mention", Assert.Single(Assert.Single(this.Host.Inbox.Kept).Activity.Attachments).ContentType);
    }

    [Fact]
    public async Task A_call_that_says_it_is_about_a_page_is_told_apart_by_its_account()
    {
        await this.PostSignedAsync(this.Call(Shop, new Said("m1", Customer, "halo")).Replace("\"object\":\"instagram\"", "\"object\":\"page\"", StringComparison.Ordinal));
        Assert.Equal("halo", Assert.Single(this.Host.Inbox.Kept).Activity.Text);
    }

    [Theory]
    [InlineData("false", "MESSAGE_TAG", "HUMAN_AGENT")]
    [InlineData("true", null, "human_agent")]
    public async Task The_tag_for_people_can_be_written_in_the_older_way(string older, string? type, string tag)
    {
        var settings = this.Settings(this.Platform.Address);
        settings["Channels:Instagram:HumanAgentTag"] = "true";
        settings["Channels:Instagram:HumanAgentTagOlder"] = older;
        await using var host = await ChannelHost.StartAsync(settings);
        this.Graph.FailNext(1, 400, 10, 2534022);
        var payload = host.Channel("instagram").Render(new Activity(ActivityTypes.Message) { Text = "Maaf", From = new ChannelAccount(Shop, "Rina") })[0];
        Assert.Equal(SendOutcome.Sent, (await host.Channel("instagram").SendAsync(this.Send(payload), CancellationToken.None)).Outcome);
        var sent = Assert.Single(this.Graph.Deliveries).Body;
        Assert.Equal((type, tag), (sent.TryGetProperty("messaging_type", out var given) ? given.GetString() : null, sent.GetProperty("tag").GetString()));
    }

    [Fact]
    public async Task Seen_is_told_by_message()
    {
        await this.PostSignedAsync(this.Subject(""" "read":{"mid":"m_9"} """));
        Assert.Equal(new PlatformNotice.Receipt(ReceiptProgress.Read, Customer, PlatformId: "m_9"), Assert.Single(this.Host.Notices.Told));
    }

    [Fact]
    public async Task A_text_is_counted_in_bytes()
    {
        await this.SayAsync(new Activity(ActivityTypes.Message) { Text = string.Join(' ', Enumerable.Repeat("日本語", 300)) });
        Assert.All(this.Graph.MessagesTo(Customer), m => Assert.InRange(Encoding.UTF8.GetByteCount(m.Text!), 1, 1000));
    }

    [Theory]
    [InlineData("Instagram", null, "https://graph.instagram.com", false)]
    [InlineData("Facebook", "777", "https://graph.facebook.com", true)]
    public void The_login_decides_which_Graph_is_called(string login, string? page, string graph, bool typed)
    {
        var settings = this.Settings(new Uri("http://127.0.0.1:9"));
        settings["Channels:Instagram:Login"] = login;
        settings["Channels:Instagram:GraphBaseUrl"] = null;
        settings["Channels:Instagram:Accounts:shop:PageId"] = page;
        settings["Channels:Instagram:Accounts:other:PageId"] = page;
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        Assert.Empty(InstagramOptions.Faults(configuration));
        var options = InstagramOptions.Read(configuration, []);
        Assert.Equal((graph, typed, page ?? Shop), (options.App.GraphBaseUrl, options.MessagingType, options.Professionals.Single(a => a.Name == "shop").Node));
    }

    [Fact]
    public void Facebook_Login_needs_the_pages()
    {
        var settings = this.Settings(new Uri("http://127.0.0.1:9"));
        settings["Channels:Instagram:Login"] = "Facebook";
        var faults = InstagramOptions.Faults(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
        Assert.Equal(["Channels:Instagram:Accounts:other:PageId", "Channels:Instagram:Accounts:shop:PageId"], faults.Select(f => f.Key).Order(StringComparer.Ordinal));
    }
}
