using CareBot.Bot.Channels;
using CareBot.Bot.Channels.Notices;
using CareBot.Bot.Outbox;
using CareBot.Bot.Storage.Model;
using Microsoft.EntityFrameworkCore;

namespace CareBot.Tests.Channels.Notices;

/// <summary>What became of our messages, and of the customers' own.</summary>
public abstract partial class NoticesContract
{
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
    public async Task Who_has_seen_a_message_has_seen_those_before_it()
    {
        var first = await this.SentAsync();
        await this.AskAsync("m2", "cara retur barang");
        var store = this.Road.Get<OutboxStore>();
        await store.RecordAsync(Assert.Single(await store.TakeAsync(1, [], Cancellation)), SendResult.Sent("p2"), retryIn: null, Cancellation);
        await this.TellAsync(new PlatformNotice.Receipt(ReceiptProgress.Read, "sari", PlatformId: "p1"));
        Assert.Equal([OutboxState.Read, OutboxState.Sent], (await this.OutboxAsync()).Select(o => o.State));
        await this.TellAsync(new PlatformNotice.Receipt(ReceiptProgress.Read, "sari", PlatformId: "p2"));
        Assert.All(await this.OutboxAsync(), o => Assert.Equal(OutboxState.Read, o.State));
        Assert.Equal(first, (await this.OutboxAsync())[0].Id);
    }

    [Fact]
    public async Task A_message_that_failed_afterwards_says_why()
    {
        var id = await this.SentAsync();
        await this.TellAsync(new PlatformNotice.Receipt(ReceiptProgress.Failed, "sari", OutboxId: id, Error: "failed afterwards: Unreachable code 131026"));
        var row = (await this.OutboxAsync())[0];
        Assert.Equal((OutboxState.Failed, "failed afterwards: Unreachable code 131026"), (row.State, row.Error));
    }

    [Theory]
    [InlineData(ReceiptProgress.Delivered, OutboxState.Delivered)]
    [InlineData(ReceiptProgress.Read, OutboxState.Read)]
    [InlineData(ReceiptProgress.Failed, OutboxState.Failed)]
    public async Task A_receipt_that_overtakes_the_answer_of_its_send_is_kept(ReceiptProgress progress, OutboxState state)
    {
        await this.AskAsync("m1", "halo");
        var store = this.Road.Get<OutboxStore>();
        var item = Assert.Single(await store.TakeAsync(10, [], Cancellation));
        await this.TellAsync(new PlatformNotice.Receipt(progress, "sari", item.Id, "p1"));
        await store.RecordAsync(item, SendResult.Sent("p1"), retryIn: null, Cancellation);
        var row = (await this.OutboxAsync()).Single(o => o.Id == item.Id);
        Assert.Equal((state, "p1"), (row.State, row.PlatformId));
        Assert.NotNull(row.DoneAt);
    }

    [Fact]
    public async Task A_receipt_for_what_was_never_tried_touches_nothing()
    {
        await this.AskAsync("m1", "halo");
        var row = (await this.OutboxAsync())[0];
        await this.TellAsync(new PlatformNotice.Receipt(ReceiptProgress.Read, "sari", row.Id, "p1"), new PlatformNotice.Receipt(ReceiptProgress.Failed, "sari", row.Id, "p1"));
        Assert.Equal(OutboxState.Queued, (await this.OutboxAsync())[0].State);
    }

    [Fact]
    public async Task A_message_is_read_though_its_answer_came_after_the_platforms_moment()
    {
        await this.AskAsync("m1", "halo");
        var store = this.Road.Get<OutboxStore>();
        var item = Assert.Single(await store.TakeAsync(10, [], Cancellation));
        var taken = this.Road.Clock.GetUtcNow();
        this.Road.Clock.Move(TimeSpan.FromSeconds(2));
        await store.RecordAsync(item, SendResult.Sent("p1"), retryIn: null, Cancellation);
        await this.TellAsync(new PlatformNotice.Receipt(ReceiptProgress.Read, "sari", UpTo: taken));
        Assert.Equal(OutboxState.Read, (await this.OutboxAsync())[0].State);
    }

    [Theory]
    [InlineData(SendOutcome.Transient)]
    [InlineData(SendOutcome.RateLimited)]
    [InlineData(SendOutcome.TokenDead)]
    public async Task What_may_pass_is_tried_again_though_it_was_refused_afterwards(SendOutcome outcome)
    {
        var id = await this.SentAsync();
        var refused = new PlatformNotice.Receipt(ReceiptProgress.Failed, "sari", id, "p1", Error: "failed afterwards", Outcome: outcome);
        await this.TellAsync(refused);
        await this.TellAsync(refused);
        Assert.Equal((OutboxState.Queued, 1), (await this.OutboxAsync()).Select(o => (o.State, o.Attempts)).Single());

        this.Road.Clock.Move(TimeSpan.FromMinutes(10));
        var store = this.Road.Get<OutboxStore>();
        var again = Assert.Single(await store.TakeAsync(1, [], Cancellation));
        await this.TellAsync(refused);
        await store.RecordAsync(again, SendResult.Sent("p2"), retryIn: null, Cancellation);
        await this.TellAsync(refused);
        Assert.Equal((OutboxState.Sent, "p2"), (await this.OutboxAsync()).Select(o => (o.State, o.PlatformId)).Single());
    }

    [Fact]
    public async Task A_dead_token_that_is_told_afterwards_raises_the_alarm()
    {
        var id = await this.SentAsync();
        await this.TellAsync(new PlatformNotice.Receipt(ReceiptProgress.Failed, "sari", id, "p1", Error: "failed afterwards: TokenDead code 131042", Outcome: SendOutcome.TokenDead));
        var account = await this.Road.ReadAsync(db => db.Accounts.SingleAsync(a => a.Id == this.Road.Account.Id, Cancellation));
        Assert.Equal("failed afterwards: TokenDead code 131042", account.Alarm);
        Assert.True(account.PausedUntil > this.Road.Clock.GetUtcNow());
    }

    [Fact]
    public async Task What_was_refused_afterwards_is_not_tried_again_behind_a_later_message()
    {
        var id = await this.SentAsync();
        await this.AskAsync("m2", "cara retur barang");
        var store = this.Road.Get<OutboxStore>();
        await store.RecordAsync(Assert.Single(await store.TakeAsync(1, [], Cancellation)), SendResult.Sent("p2"), retryIn: null, Cancellation);
        await this.TellAsync(new PlatformNotice.Receipt(ReceiptProgress.Failed, "sari", id, "p1", Error: "x", Outcome: SendOutcome.Transient));
        Assert.Equal(OutboxState.Failed, (await this.OutboxAsync())[0].State);
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
    public async Task Of_two_changes_the_later_one_holds_whichever_is_told_last()
    {
        await this.Road.AcceptAsync("m1", "satu");
        await this.TellAsync(new PlatformNotice.Changed("sari", "m1", "tiga", 2), new PlatformNotice.Changed("sari", "m1", "dua", 1));
        await this.TakeTurnsAsync();
        Assert.Equal("tiga", (await this.TranscriptAsync())[0].Text);
        await this.TellAsync(new PlatformNotice.Changed("sari", "m1", "empat", 3), new PlatformNotice.Changed("sari", "m1", "tiga", 2));
        Assert.Equal("empat", (await this.TranscriptAsync())[0].Text);
    }

    [Fact]
    public async Task What_was_taken_back_is_not_brought_back_by_a_late_change()
    {
        await this.Road.AcceptAsync("m1", "satu");
        await this.TellAsync(new PlatformNotice.Changed("sari", "m1", null), new PlatformNotice.Changed("sari", "m1", "dua", 1));
        await this.TakeTurnsAsync();
        Assert.Empty(await this.TranscriptAsync());
        await this.AskAsync("m2", "rahasia");
        await this.TellAsync(new PlatformNotice.Changed("sari", "m2", null), new PlatformNotice.Changed("sari", "m2", "rahasia"));
        Assert.Equal("", (await this.TranscriptAsync())[0].Text);
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
    public async Task Two_who_turn_out_to_be_one_are_joined()
    {
        await this.AskAsync("m1", "halo", "62811");
        await this.AskAsync("m2", "halo", "ID.1");
        await this.TellAsync(new PlatformNotice.KeyChanged("62811", "ID.1"));
        await this.TellAsync(new PlatformNotice.KeyChanged("62811", "ID.1"));
        Assert.Single((await this.Road.ReadAsync(db => db.Identities.ToListAsync(Cancellation))).Select(i => i.CustomerId).Distinct());
        Assert.Equal(2, await this.Road.ReadAsync(db => db.Conversations.CountAsync(Cancellation)));
    }

    [Fact]
    public async Task A_message_under_the_second_id_belongs_to_the_same_conversation()
    {
        await this.AskAsync("m1", "halo", "ID.1");
        await this.TellAsync(new PlatformNotice.KeyChanged("62811", "ID.1"));
        await this.AskAsync("m2", "halo lagi", "62811");
        var conversation = Assert.Single(await this.Road.ReadAsync(db => db.Conversations.Include(c => c.Identity).ToListAsync(Cancellation)));
        Assert.Equal("ID.1", conversation.Identity!.ExternalId);
        Assert.Single(await this.Road.ReadAsync(db => db.Customers.ToListAsync(Cancellation)));
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
}
