using System.Text.Json;
using CareBot.Bot.Api.Live;
using CareBot.Bot.Api.Windows;
using CareBot.Bot.People;
using CareBot.Bot.Storage.Model;
using CareBot.Handoff;
using CareBot.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CareBot.Tests.Api;

/// <summary>What the desk knows of the time that is left to answer a customer.</summary>
public abstract class ReplyWindowContract : DeskContract
{
    private protected override IReadOnlyList<string> Settings =>
    [
        "--Channels:Messenger:AppSecret=s", "--Channels:Messenger:VerifyToken=v", "--Channels:Messenger:WatchMinutes=0", "--Channels:Messenger:ProfileLookup=false",
        "--Channels:Messenger:HumanAgentTag=true", "--Channels:Messenger:Accounts:page:Id=1234", "--Channels:Messenger:Accounts:page:AccessToken=t",
        "--Channels:Instagram:AppSecret=s", "--Channels:Instagram:VerifyToken=v", "--Channels:Instagram:WatchMinutes=0", "--Channels:Instagram:ProfileLookup=false",
        "--Channels:Instagram:Accounts:shop:Id=4321", "--Channels:Instagram:Accounts:shop:AccessToken=t",
        "--Channels:WhatsApp:AppSecret=s", "--Channels:WhatsApp:VerifyToken=v", "--Channels:WhatsApp:WatchMinutes=0", "--Channels:WhatsApp:WindowTemplate=lanjutan",
        "--Channels:WhatsApp:Accounts:phone:Id=5678", "--Channels:WhatsApp:Accounts:phone:AccessToken=t",
        "--Desk:WindowWarningMinutes=90",
    ];

    private ClosingWindows Windows => this.host.Services.GetRequiredService<ClosingWindows>();

    [Theory]
    [InlineData("messenger", "humanAgent", 7.0)]
    [InlineData("instagram", "nothing", null)]
    [InlineData("whatsapp", "template", null)]
    public async Task A_case_says_until_when_it_can_be_answered_and_what_holds_then(string channel, string after, double? daysAfter)
    {
        var open = await this.host.CaseAsync(account: this.host.AccountOf(channel));
        var written = this.host.Clock.GetUtcNow();
        using var browser = await this.host.SignedInAsync(PersonRole.Agent);
        foreach (var shape in new[] { (await browser.GetAsync("cases?view=queue")).GetProperty("items")[0], await browser.GetAsync($"cases/{open.Id}") })
        {
            var window = shape.GetProperty("window");
            Assert.Equal(written.AddHours(24), window.GetProperty("replyUntil").GetDateTimeOffset());
            Assert.Equal(written.AddHours(24).AddMinutes(-90), window.GetProperty("warnFrom").GetDateTimeOffset());
            Assert.Equal(after, window.GetProperty("after").GetString());
            Assert.Equal(daysAfter is { } days ? written.AddDays(days) : null, Moment(window.GetProperty("afterUntil")));
        }
    }

    [Fact]
    public async Task A_channel_without_a_window_says_none_and_is_never_warned_of()
    {
        await this.host.CaseAsync();
        using var browser = await this.host.SignedInAsync(PersonRole.Agent);
        Assert.Equal(JsonValueKind.Null, (await browser.GetAsync("cases?view=queue")).GetProperty("items")[0].GetProperty("window").ValueKind);
        Assert.Empty(await this.ToldAfterAsync(TimeSpan.FromHours(23.5)));
    }

    [Fact]
    public async Task Each_end_of_a_window_is_told_once_and_a_new_message_opens_a_new_one()
    {
        var open = await this.host.CaseAsync(account: this.host.AccountOf("messenger"));
        Assert.Empty(await this.ToldAfterAsync(TimeSpan.FromHours(22.4)));
        this.host.Clock.Move(TimeSpan.FromHours(0.2));
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => this.Windows.TellAsync(CancellationToken.None)));
        Assert.Single(await this.ToldAfterAsync(TimeSpan.FromHours(0.2)));

        // The end of the tag's time is a second one.
        Assert.Equal(2, (await this.ToldAfterAsync(TimeSpan.FromDays(6))).Count);
        Assert.Equal(2, (await this.ToldAfterAsync(TimeSpan.FromMinutes(1))).Count);

        await this.WritesAsync(open);
        Assert.Equal(2, (await this.ToldAfterAsync(TimeSpan.Zero)).Count);
        var told = await this.ToldAfterAsync(TimeSpan.FromHours(23));
        Assert.Equal(3, told.Count);
        Assert.All(told, e => Assert.Equal(("window", open.ConversationId, open.Id), (e.Kind, e.ConversationId, e.CaseId)));
    }

    [Fact]
    public async Task Only_customers_who_wait_for_or_have_a_person_are_told_of()
    {
        await this.host.CaseAsync(waiting: false, account: this.host.AccountOf("instagram"));
        Assert.Empty(await this.ToldAfterAsync(TimeSpan.FromHours(23)));
    }

    [Fact]
    public async Task A_window_that_is_over_is_not_told_any_more()
    {
        await this.host.CaseAsync(account: this.host.AccountOf("instagram"));
        Assert.Empty(await this.ToldAfterAsync(TimeSpan.FromHours(24)));
    }

    [Fact]
    public async Task A_waiting_case_that_soon_cannot_be_answered_at_all_is_served_first()
    {
        var first = await this.host.CaseAsync(account: this.host.AccountOf("messenger"), name: "Ayu");
        var second = await this.host.CaseAsync(account: this.host.AccountOf("instagram"), name: "Budi");
        Assert.Equal(2, (await this.ToldAfterAsync(TimeSpan.FromHours(23))).Count);
        using var browser = await this.host.SignedInAsync(PersonRole.Agent);
        var queue = (await browser.GetAsync("cases?view=queue")).GetProperty("items").EnumerateArray().Select(c => c.GetProperty("id").GetInt64());
        Assert.Equal([second.Id, first.Id], queue);
        await using var db = this.host.Read();
        Assert.Equal(HandoffReason.AskedForPerson, (await db.Handoffs.SingleAsync(h => h.CaseId == second.Id)).Reason);
    }

    /// <summary>All that was told so far, after a look at a later time; the program itself looks now and then too.</summary>
    private async Task<List<ChangeEvent>> ToldAfterAsync(TimeSpan time)
    {
        this.host.Clock.Move(time);
        await this.Windows.TellAsync(CancellationToken.None);
        return await this.ToldAsync();
    }

    private async Task<List<ChangeEvent>> ToldAsync()
    {
        await using var db = this.host.Read();
        var entries = await db.Feed.Where(f => f.Kind == FeedKind.Window).OrderBy(f => f.Number).ToListAsync();
        return [.. (await this.host.Services.GetRequiredService<ChangeEvents>().OfAsync(entries, CancellationToken.None)).Select(e => e.Event)];
    }

    private Task WritesAsync(Case open) => this.host.Writer.WriteAsync(
        async (db, ct) =>
        {
            (await db.Conversations.SingleAsync(c => c.Id == open.ConversationId, ct)).LastInboundAt = this.host.Clock.GetUtcNow();
            return true;
        },
        CancellationToken.None);

    private static DateTimeOffset? Moment(JsonElement value) => value.ValueKind == JsonValueKind.Null ? null : value.GetDateTimeOffset();
}

public sealed class SqliteReplyWindowTests : ReplyWindowContract
{
    private protected override Task<TestDatabase> OpenAsync() => TestDatabase.SqliteAsync();
}

public sealed class PostgresReplyWindowTests : ReplyWindowContract
{
    private protected override Task<TestDatabase> OpenAsync() => TestDatabase.PostgresAsync();
}
