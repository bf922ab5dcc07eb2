using CareBot.Bot.Api.Cases;
using CareBot.Bot.Channels;
using CareBot.Bot.Channels.Notices;
using CareBot.Bot.Outbox;
using CareBot.Bot.People;
using CareBot.Bot.Storage.Model;
using CareBot.Handoff;
using CareBot.Tests.Api;
using CareBot.Tests.StandIns;
using CareBot.Tests.Storage;
using Microsoft.Bot.Schema;
using Microsoft.EntityFrameworkCore;

namespace CareBot.Tests.Channels.Notices;

/// <summary>What platforms tell beside customers' words, on a database.</summary>
public abstract partial class NoticesContract : RoadContract
{
    private static readonly ConversationReference Sari = new()
    {
        ChannelId = TestChannel.ChannelId, User = new ChannelAccount("sari"), Bot = new ChannelAccount("shop"), Conversation = new ConversationAccount(id: "sari"),
    };

    [Fact]
    public async Task Who_answers_elsewhere_silences_the_bot_and_their_words_stand_in_the_transcript()
    {
        await this.AskAsync("m1", "cara retur barang");
        await this.TellAsync(this.Spoken("e1", "Halo, saya Rina"));
        await this.AskAsync("m2", "cara retur barang");

        var conversation = await this.ConversationAsync();
        Assert.Equal((ElsewhereSpeaker.Speaker, HandoffStage.Person), (conversation.Speaker, conversation.Stage));
        Assert.Contains((MessageAuthor.Agent, "Halo, saya Rina"), await this.TranscriptAsync());
        Assert.Equal(MessageAuthor.Customer, (await this.TranscriptAsync())[^1].Author);
        Assert.All(await this.OutboxAsync(), o => Assert.Equal(OutboxState.Dropped, o.State));
    }

    [Fact]
    public async Task What_is_told_twice_is_written_once()
    {
        await this.AskAsync("m1", "halo");
        await this.TellAsync(this.Spoken("e1", "Halo"), this.Spoken("e1", "Halo"));
        await this.TellAsync(this.Spoken("e1", "Halo"));
        Assert.Single(await this.TranscriptAsync(), m => m.Author == MessageAuthor.Agent);
        Assert.Single(await this.Road.ReadAsync(db => db.Handoffs.ToListAsync(Cancellation)));
    }

    [Fact]
    public async Task Who_writes_first_from_elsewhere_begins_the_conversation()
    {
        await this.TellAsync(this.Spoken("e1", "Halo kak, pesanannya siap"));
        await this.AskAsync("m1", "cara retur barang");
        Assert.Equal([(MessageAuthor.System, "claimed"), (MessageAuthor.Agent, "Halo kak, pesanannya siap"), (MessageAuthor.Customer, "cara retur barang")], await this.TranscriptAsync());
        Assert.Empty(await this.OutboxAsync());
    }

    [Fact]
    public async Task After_the_hours_of_the_settings_the_bot_speaks_again()
    {
        await this.AskAsync("m1", "halo");
        await this.TellAsync(this.Spoken("e1", "Halo"));
        this.Road.Clock.Move(TimeSpan.FromHours(7));
        await this.TellAsync(this.Spoken("e2", "Masih di sini"));
        this.Road.Clock.Move(TimeSpan.FromHours(7));
        var watch = this.Road.Get<ElsewhereWatch>();
        Assert.Equal(0, await watch.ReturnAsync(Cancellation));
        this.Road.Clock.Move(TimeSpan.FromHours(6));
        Assert.Equal(1, await watch.ReturnAsync(Cancellation));
        Assert.Equal(0, await watch.ReturnAsync(Cancellation));
        Assert.Equal((Conversation.BotSpeaker, HandoffStage.Bot), ((await this.ConversationAsync()).Speaker, (await this.ConversationAsync()).Stage));
        await this.AskAsync("m2", "cara retur barang");
        Assert.Equal(MessageAuthor.Bot, (await this.TranscriptAsync())[^1].Author);
    }

    [Fact]
    public async Task A_thread_that_is_given_back_is_the_bot_s_at_once()
    {
        await this.AskAsync("m1", "halo");
        await this.TellAsync(new PlatformNotice.SpokenElsewhere("sari", null, null, this.Road.Clock.GetUtcNow(), Sari));
        Assert.Equal(HandoffStage.Person, (await this.ConversationAsync()).Stage);
        await this.TellAsync(new PlatformNotice.GivenBack("sari"));
        Assert.Equal(HandoffStage.Bot, (await this.ConversationAsync()).Stage);
        await this.TellAsync(new PlatformNotice.GivenBack("sari"), new PlatformNotice.GivenBack("nobody"));
        Assert.Equal(HandoffStage.Bot, (await this.ConversationAsync()).Stage);
    }

    [Fact]
    public async Task A_waiting_handoff_is_taken_by_who_answers_elsewhere()
    {
        await this.AskAsync("m1", "mau bicara dengan orang");
        Assert.Equal(HandoffStage.Waiting, (await this.ConversationAsync()).Stage);
        await this.TellAsync(this.Spoken("e1", "Halo"));
        var handoff = Assert.Single(await this.Road.ReadAsync(db => db.Handoffs.ToListAsync(Cancellation)));
        Assert.Equal((HandoffStatus.Accepted, (long?)null), (handoff.Status, handoff.AgentId));
        Assert.NotNull(handoff.FirstReplyAt);
    }

    [Fact]
    public async Task Our_own_words_are_known_by_their_id_or_while_they_are_on_their_way()
    {
        await this.AskAsync("m1", "halo");
        await this.Road.WriteAsync(db => db.Outbox.ExecuteUpdateAsync(
            set => set.SetProperty(o => o.Payload, "{\"text\":\"Halo juga: https://toko.id/a \"}").SetProperty(o => o.State, OutboxState.Sending).SetProperty(o => o.Attempts, 1), Cancellation));
        await this.TellAsync(this.Spoken("p1", "Halo juga: https://t.co/x") with { MayBeOurs = true });
        Assert.Equal((OutboxState.Sent, "p1"), (await this.OutboxAsync()).Select(o => (o.State, o.PlatformId)).First());
        await this.TellAsync(this.Spoken("p1", "Halo (juga)") with { MayBeOurs = true });
        Assert.Equal(HandoffStage.Bot, (await this.ConversationAsync()).Stage);
        await this.TellAsync(this.Spoken("p2", "Halo juga") with { MayBeOurs = true });
        Assert.Equal(HandoffStage.Person, (await this.ConversationAsync()).Stage);
    }

    [Fact]
    public async Task Who_is_at_the_desk_may_take_the_case_from_who_answers_elsewhere()
    {
        await this.AskAsync("m1", "halo");
        await this.TellAsync(this.Spoken("e1", "Halo"));
        var rina = await this.Road.WriteAsync(async db =>
        {
            var person = new Person { BrandId = this.Road.Account.BrandId, UserName = "rina", NormalizedUserName = "RINA", FirstName = "Rina", CreatedAt = TestRows.Noon };
            db.Add(person);
            await db.SaveChangesAsync(Cancellation);
            return TestPeople.Of(person.Id, person.BrandId, role: person.Role);
        });
        var open = await this.Road.ReadAsync(db => db.Cases.Select(c => c.Id).SingleAsync(Cancellation));
        await this.Road.Get<CaseMoves>().ClaimAsync(rina, open, Cancellation);
        await this.TellAsync(this.Spoken("e2", "Masih saya"));
        Assert.Equal(CaseMoves.SpeakerOf(rina.Id), (await this.ConversationAsync()).Speaker);
        Assert.Equal((MessageAuthor.Agent, "Masih saya"), (await this.TranscriptAsync())[^1]);
    }

    private PlatformNotice.SpokenElsewhere Spoken(string id, string text) => new("sari", id, text, this.Road.Clock.GetUtcNow(), Sari);

    private Task TellAsync(params PlatformNotice[] notices) => this.Road.Get<IPlatformNotices>().TellAsync(this.Road.Account, notices, Cancellation);

    private async Task AskAsync(string key, string text, string customer = "sari")
    {
        await this.Road.AcceptAsync(key, text, customer);
        await this.TakeTurnsAsync();
    }

    /// <summary>Fragments wait a little for more.</summary>
    private async Task TakeTurnsAsync()
    {
        this.Road.Clock.Move(TimeSpan.FromSeconds(2));
        while (await this.Road.TakeTurnsAsync() > 0)
        {
        }
    }

    private async Task<long> SentAsync()
    {
        await this.AskAsync("m1", "halo");
        var store = this.Road.Get<OutboxStore>();
        var item = Assert.Single(await store.TakeAsync(1, [], Cancellation));
        await store.RecordAsync(item, SendResult.Sent("p1"), retryIn: null, Cancellation);
        return item.Id;
    }

    private Task<Conversation> ConversationAsync() => this.Road.ReadAsync(db => db.Conversations.SingleAsync(Cancellation));

    private Task<List<OutboxItem>> OutboxAsync() => this.Road.ReadAsync(db => db.Outbox.OrderBy(o => o.Id).ToListAsync(Cancellation));

    private async Task<List<(MessageAuthor Author, string Text)>> TranscriptAsync() =>
        [.. (await this.Road.ReadAsync(db => db.Messages.OrderBy(m => m.Seq).ToListAsync(Cancellation))).Select(m => (m.Author, m.Text))];
}

public sealed class SqliteNoticesTests : NoticesContract
{
    protected override Task<TestDatabase> OpenAsync() => TestDatabase.SqliteAsync();
}

public sealed class PostgresNoticesTests : NoticesContract
{
    protected override Task<TestDatabase> OpenAsync() => TestDatabase.PostgresAsync();
}
