using CareBot.Bot.Channels;
using CareBot.Bot.Channels.Notices;
using CareBot.Bot.Outbox;
using CareBot.Bot.Storage.Model;
using CareBot.Handoff;
using CareBot.Tests.StandIns;
using CareBot.Tests.Storage;
using Microsoft.Bot.Schema;
using Microsoft.EntityFrameworkCore;

namespace CareBot.Tests.Channels.Notices;

/// <summary>What platforms tell beside customers' words, on a database.</summary>
public abstract class NoticesContract : RoadContract
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
        var waiting = (await this.OutboxAsync())[0];
        await this.Road.WriteAsync(db => db.Outbox.ExecuteUpdateAsync(set => set.SetProperty(o => o.Payload, "{\"text\":\"Halo juga\"}").SetProperty(o => o.State, OutboxState.Sending).SetProperty(o => o.Attempts, 1), Cancellation));
        await this.TellAsync(this.Spoken("p1", "Halo juga") with { MayBeOurs = true });
        await this.TellAsync(new PlatformNotice.OwnEcho(waiting.Id, "p1"));
        await this.TellAsync(this.Spoken("p1", "Halo (juga)") with { MayBeOurs = true });
        Assert.Equal(HandoffStage.Bot, (await this.ConversationAsync()).Stage);
        await this.TellAsync(this.Spoken("p2", "Bukan dari bot") with { MayBeOurs = true });
        Assert.Equal(HandoffStage.Person, (await this.ConversationAsync()).Stage);
    }

    [Fact]
    public async Task An_echo_ends_a_send_whose_answer_was_lost()
    {
        await this.AskAsync("m1", "halo");
        var store = this.Road.Get<OutboxStore>();
        var item = Assert.Single(await store.TakeAsync(10, [], Cancellation));
        await this.TellAsync(new PlatformNotice.OwnEcho(item.Id, "p1"));
        await store.RecordAsync(item, new(SendOutcome.Transient, Error: "time limit"), TimeSpan.Zero, Cancellation);
        var row = (await this.OutboxAsync()).Single(o => o.Id == item.Id);
        Assert.Equal((OutboxState.Sent, "p1"), (row.State, row.PlatformId));
    }

    [Fact]
    public async Task An_echo_that_nobody_sent_touches_nothing()
    {
        await this.AskAsync("m1", "halo");
        var row = (await this.OutboxAsync())[0];
        await this.TellAsync(new PlatformNotice.OwnEcho(row.Id, "p1"), new PlatformNotice.OwnEcho(long.MaxValue, "p2"));
        Assert.Equal(OutboxState.Queued, (await this.OutboxAsync())[0].State);
    }

    [Fact]
    public async Task Receipts_move_forward_only()
    {
        var id = await this.SentAsync();
        await this.TellAsync(new PlatformNotice.Receipt(ReceiptProgress.Read, "sari", OutboxId: id));
        await this.TellAsync(new PlatformNotice.Receipt(ReceiptProgress.Delivered, "sari", OutboxId: id), new PlatformNotice.Receipt(ReceiptProgress.Failed, "sari", OutboxId: id, Error: "x"));
        Assert.Equal(OutboxState.Read, (await this.OutboxAsync())[0].State);
    }

    [Fact]
    public async Task Receipts_name_a_message_or_all_until_a_moment()
    {
        await this.SentAsync();
        await this.TellAsync(new PlatformNotice.Receipt(ReceiptProgress.Delivered, "budi", PlatformId: "p1"), new PlatformNotice.Receipt(ReceiptProgress.Delivered, "sari", PlatformId: "p0"));
        Assert.Equal(OutboxState.Sent, (await this.OutboxAsync())[0].State);
        await this.TellAsync(new PlatformNotice.Receipt(ReceiptProgress.Delivered, "sari", PlatformId: "p1"));
        Assert.Equal(OutboxState.Delivered, (await this.OutboxAsync())[0].State);
        await this.TellAsync(new PlatformNotice.Receipt(ReceiptProgress.Read, "sari", UpTo: this.Road.Clock.GetUtcNow().AddSeconds(-1)));
        Assert.Equal(OutboxState.Delivered, (await this.OutboxAsync())[0].State);
        await this.TellAsync(new PlatformNotice.Receipt(ReceiptProgress.Read, "sari", UpTo: this.Road.Clock.GetUtcNow()));
        Assert.Equal(OutboxState.Read, (await this.OutboxAsync())[0].State);
    }

    [Fact]
    public async Task A_message_that_failed_afterwards_says_why()
    {
        var id = await this.SentAsync();
        await this.TellAsync(new PlatformNotice.Receipt(ReceiptProgress.Failed, "sari", OutboxId: id, Error: "failed afterwards: Unreachable code 131026"));
        var row = (await this.OutboxAsync())[0];
        Assert.Equal((OutboxState.Failed, "failed afterwards: Unreachable code 131026"), (row.State, row.Error));
    }

    [Fact]
    public async Task A_message_is_answered_as_it_was_changed()
    {
        await this.Road.AcceptAsync("m1", "cara rteur brng");
        await this.TellAsync(new PlatformNotice.Changed("sari", "m1", "cara retur barang"));
        await this.TakeTurnsAsync();
        Assert.Equal((MessageAuthor.Customer, "cara retur barang"), (await this.TranscriptAsync())[0]);
        Assert.Contains("Retur lewat aplikasi", (await this.TranscriptAsync())[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_answered_reads_as_it_does_at_the_platform()
    {
        await this.AskAsync("m1", "nomor kartu saya 123");
        await this.AskAsync("m2", "halo");
        await this.TellAsync(new PlatformNotice.Changed("sari", "m1", null), new PlatformNotice.Changed("sari", "m2", "hai"), new PlatformNotice.Changed("sari", "m9", "x"));
        var said = (await this.TranscriptAsync()).Where(m => m.Author == MessageAuthor.Customer).Select(m => m.Text);
        Assert.Equal(["", "hai"], said);
        Assert.DoesNotContain(await this.Road.ReadAsync(db => db.Messages.Select(m => m.Activity).ToListAsync(Cancellation)), a => a.Contains("123", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_was_taken_back_before_its_turn_is_not_answered()
    {
        await this.Road.AcceptAsync("m1", "cara retur barang");
        await this.TellAsync(new PlatformNotice.Changed("sari", "m1", null));
        await this.TakeTurnsAsync();
        Assert.Empty(await this.OutboxAsync());
        Assert.Empty(await this.TranscriptAsync());
    }

    [Fact]
    public async Task A_new_id_is_the_same_customer_in_the_same_conversation()
    {
        await this.AskAsync("m1", "halo");
        await this.TellAsync(new PlatformNotice.KeyChanged("sari", "ID.1"));
        await this.TellAsync(new PlatformNotice.KeyChanged("sari", "ID.1"));
        await this.AskAsync("m2", "halo lagi", "ID.1");
        var conversation = Assert.Single(await this.Road.ReadAsync(db => db.Conversations.Include(c => c.Identity).ToListAsync(Cancellation)));
        Assert.Equal(("ID.1", "ID.1"), (conversation.ExternalId, conversation.Identity!.ExternalId));
        var identities = await this.Road.ReadAsync(db => db.Identities.ToListAsync(Cancellation));
        Assert.Equal(["ID.1", "sari"], identities.Select(i => i.ExternalId).Order(StringComparer.Ordinal));
        Assert.Single(identities.Select(i => i.CustomerId).Distinct());
    }

    [Fact]
    public async Task A_number_that_comes_with_a_known_id_becomes_the_customer_s_second_one()
    {
        await this.AskAsync("m1", "halo", "ID.1");
        await this.TellAsync(new PlatformNotice.KeyChanged("62811", "ID.1"), new PlatformNotice.KeyChanged("1", "2"));
        var identities = await this.Road.ReadAsync(db => db.Identities.ToListAsync(Cancellation));
        Assert.Equal(["62811", "ID.1"], identities.Select(i => i.ExternalId).Order(StringComparer.Ordinal));
        Assert.Single(identities.Select(i => i.CustomerId).Distinct());
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
