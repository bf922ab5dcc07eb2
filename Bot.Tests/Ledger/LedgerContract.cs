using CareBot.Bot.Channels;
using CareBot.Bot.Channels.Webhooks;
using CareBot.Bot.Conversations;
using CareBot.Bot.Feed;
using CareBot.Bot.Ledger;
using CareBot.Bot.Outbox;
using CareBot.Bot.People;
using CareBot.Bot.Storage.Model;
using CareBot.Tests.Api;
using CareBot.Tests.StandIns;
using CareBot.Tests.Storage;
using Microsoft.Bot.Schema;
using Microsoft.EntityFrameworkCore;

namespace CareBot.Tests.Ledger;

/// <summary>Every event that was accepted is accounted for, whatever became of it.</summary>
public abstract class LedgerContract : RoadContract
{
    [Fact]
    public async Task Every_event_stands_in_the_ledger_once_under_what_became_of_it()
    {
        await this.Road.AcceptAsync("answered", "cara retur barang", customer: "sari");
        await this.Road.AcceptAsync("person", "mau ngomong sama orang", customer: "budi");
        await this.Road.AcceptAsync("read", string.Empty, customer: "dewi", shape: a => (a.Type, a.Name) = (ActivityTypes.Event, "read"));
        Assert.Equal(3, await this.Road.TakeTurnsAsync());
        await this.Road.AcceptAsync("later", "makasih kak", customer: "tono");
        await this.Road.AcceptAsync("later", "makasih kak", customer: "tono");

        var ledger = await this.ReadAsync();
        Assert.Equal((4, 1, 1, 1, 0), (ledger.Received, ledger.Answered, ledger.HandedOver, ledger.Waiting, ledger.Parked));
        Assert.Equal([KeyValuePair.Create("activity:event/read", 1L)], ledger.Silent);
        Assert.True(ledger.Balances);
        Assert.Equal(0, ledger.Stuck);
    }

    [Fact]
    public async Task What_a_person_hears_counts_as_handed_over()
    {
        await this.Road.AcceptAsync("m1", "halo kak, mau tanya", customer: "sari");
        await this.Road.WriteAsync(db => db.Conversations.ExecuteUpdateAsync(
            c => c.SetProperty(x => x.Stage, CareBot.Handoff.HandoffStage.Person).SetProperty(x => x.Speaker, "7"), Cancellation));
        this.Road.Clock.Move(TimeSpan.FromSeconds(5));
        Assert.Equal(1, await this.Road.TakeTurnsAsync());

        Assert.Equal(1, (await this.ReadAsync()).HandedOver);
    }

    [Fact]
    public async Task A_stored_event_that_cannot_be_read_is_set_aside_and_holds_up_nothing_behind_it()
    {
        await this.Road.AcceptAsync("m1", "cara retur barang");
        await this.Road.WriteAsync(db => db.Inbox.ExecuteUpdateAsync(e => e.SetProperty(x => x.Activity, "{\"type\":"), Cancellation));
        await this.Road.AcceptAsync("m2", "cara retur barang", after: 1);
        Assert.Equal(1, await this.Road.TakeTurnsAsync());
        Assert.Equal(1, await this.Road.TakeTurnsAsync());

        var ledger = await this.ReadAsync();
        Assert.Equal((2, 1, 1, 0L), (ledger.Received, ledger.Parked, ledger.Answered, ledger.Stuck));
        Assert.Equal("the stored activity cannot be read", await this.Road.ReadAsync(db => db.Inbox.Where(e => e.Key == "m1").Select(e => e.Error).SingleAsync(Cancellation)));
    }

    [Fact]
    public async Task A_parked_event_that_is_replayed_gets_its_turn_and_whoever_did_it_is_written_down()
    {
        await this.Road.AcceptAsync("m1", "cara retur barang");
        await this.Road.WriteAsync(db => db.Inbox.ExecuteUpdateAsync(
            e => e.SetProperty(x => x.State, InboxState.Parked).SetProperty(x => x.Attempts, 5), Cancellation));
        Assert.Equal(1, await this.Road.TakeTurnsAsync());
        Assert.Equal(1, (await this.ReadAsync()).Parked);
        var id = await this.Road.ReadAsync(db => db.Inbox.Select(e => e.Id).SingleAsync(Cancellation));
        var lead = TestPeople.Of(1, this.Road.Account.BrandId, role: PersonRole.Lead);
        Assert.False(await this.Road.Get<SetAside>().ReplayAsync(TestPeople.Of(1, 99, role: PersonRole.Lead), id, Cancellation));
        Assert.True(await this.Road.Get<SetAside>().ReplayAsync(lead, id, Cancellation));
        Assert.False(await this.Road.Get<SetAside>().ReplayAsync(lead, id, Cancellation));
        this.Road.Clock.Move(TimeSpan.FromMinutes(1));
        Assert.Equal(1, await this.Road.TakeTurnsAsync());

        Assert.Equal((1, 0), ((await this.ReadAsync()).Answered, (await this.ReadAsync()).Parked));
        Assert.Equal("event.replayed", await this.Road.ReadAsync(db => db.Audit.Select(a => a.Action).SingleAsync(Cancellation)));
    }

    [Fact]
    public async Task A_reply_that_was_given_up_is_counted_and_can_be_sent_again()
    {
        await this.Road.AcceptAsync("m1", "cara retur barang");
        await this.Road.TakeTurnsAsync();
        var store = this.Road.Get<OutboxStore>();
        var item = Assert.Single(await store.TakeAsync(10, [], Cancellation));
        await store.RecordAsync(item, new(SendOutcome.Rejected, Error: "code 100"), retryIn: null, Cancellation);
        Assert.Equal(1, (await this.ReadAsync()).Undelivered);

        var lead = TestPeople.Of(1, this.Road.Account.BrandId, role: PersonRole.Lead);
        Assert.True(await this.Road.Get<SetAside>().SendAgainAsync(lead, item.Id, Cancellation));
        Assert.Equal((item.Id, 1), (await store.TakeAsync(10, [], Cancellation)).Select(i => (i.Id, i.Attempt)).Single());
        Assert.Equal(0, (await this.ReadAsync()).Undelivered);
    }

    [Fact]
    public async Task Of_two_leads_who_press_the_same_button_at_once_one_puts_it_on_its_way_and_it_counts_once()
    {
        await this.Road.AcceptAsync("m1", "cara retur barang", customer: "sari");
        await this.Road.TakeTurnsAsync();
        var given = Assert.Single(await this.Road.Get<OutboxStore>().TakeAsync(10, [], Cancellation));
        await this.Road.Get<OutboxStore>().RecordAsync(given, new(SendOutcome.Rejected, Error: "code 100"), retryIn: null, Cancellation);
        await this.Road.AcceptAsync("m2", "cara retur barang", customer: "budi");
        await this.Road.WriteAsync(db => db.Inbox.Where(e => e.Key == "m2").ExecuteUpdateAsync(e => e.SetProperty(x => x.State, InboxState.Parked), Cancellation));
        await this.Road.TakeTurnsAsync();
        var parked = await this.Road.ReadAsync(db => db.Inbox.Where(e => e.Key == "m2").Select(e => e.Id).SingleAsync(Cancellation));

        var leads = new[] { 1, 2 }.Select(id => TestPeople.Of(id, this.Road.Account.BrandId, role: PersonRole.Lead)).ToList();
        var sent = await Task.WhenAll(leads.Select(lead => Task.Run(() => this.Road.Get<SetAside>().SendAgainAsync(lead, given.Id, Cancellation))));
        var replayed = await Task.WhenAll(leads.Select(lead => Task.Run(() => this.Road.Get<SetAside>().ReplayAsync(lead, parked, Cancellation))));
        Assert.Single(sent, won => won);
        Assert.Single(replayed, won => won);
        Assert.Equal(["event.replayed", "reply.sent-again"], await this.Road.ReadAsync(db => db.Audit.Select(a => a.Action).OrderBy(a => a).ToListAsync(Cancellation)));

        await this.Road.TakeTurnsAsync();
        var ledger = await this.ReadAsync();
        Assert.Equal((2, 2, 0, 0), (ledger.Received, ledger.Answered, ledger.Parked, ledger.Waiting));
        Assert.Equal([given.Id], (await this.Road.Get<OutboxStore>().TakeAsync(10, [], Cancellation)).Where(i => i.CustomerKey == "sari").Select(i => i.Id));
    }

    [Fact]
    public async Task Events_of_an_account_that_is_not_in_the_settings_are_counted_by_that_rule()
    {
        var keeper = new EventKeeper(
            this.Road.Get<Accounts>(), this.Road.Get<CareBot.Bot.Inbox.IInbox>(), this.Road.Get<CareBot.Bot.Channels.Notices.IPlatformNotices>());
        var activity = new Activity(ActivityTypes.Message) { Text = "halo", Conversation = new ConversationAccount(id: "sari") };
        var stranger = new AccountEvents("nobody", [], [new InboundEvent("m1", "sari", "sari", null, activity, this.Road.Clock.GetUtcNow(), null)], [], []);
        await keeper.KeepAsync(TestChannel.ChannelId, new(null, [stranger], []), (_, _) => { }, (_, _) => { });
        await keeper.KeepAsync(TestChannel.ChannelId, new(null, [stranger], []), (_, _) => { }, (_, _) => { });

        var ledger = await this.ReadAsync();
        Assert.Equal([KeyValuePair.Create("account not in the settings", 2L)], ledger.Silent);
        Assert.True(ledger.Balances);
    }

    [Fact]
    public async Task Waiting_events_whose_conversation_nobody_will_take_are_stuck()
    {
        await this.Road.AcceptAsync("m1", "cara retur barang");
        await this.Road.WriteAsync(db => db.Conversations.ExecuteUpdateAsync(c => c.SetProperty(x => x.DueAt, (DateTimeOffset?)null), Cancellation));
        Assert.Equal(1, (await this.ReadAsync()).Stuck);
    }

    [Fact]
    public async Task The_ledger_keeps_the_numbers_of_events_that_the_inbox_has_forgotten()
    {
        await this.Road.AcceptAsync("m1", "cara retur barang");
        await this.Road.TakeTurnsAsync();
        var before = await this.ReadAsync();
        this.Road.Clock.Move(TimeSpan.FromDays(15));
        await this.Road.AcceptAsync("m2", "cara retur barang", customer: "budi");
        await this.Road.TakeTurnsAsync();
        await this.Road.Loop<Housekeeping>().TidyAsync(Cancellation);

        Assert.Equal(["m2"], await this.Road.ReadAsync(db => db.Inbox.Select(e => e.Key).ToListAsync(Cancellation)));
        var after = await this.ReadAsync();
        Assert.Equal((1, 2, 2), (before.Answered, after.Received, after.Answered));
        Assert.True(after.Balances);
        Assert.Equal(0, (await this.Road.Get<LedgerReader>().ReadAsync(TestRows.Noon.AddDays(-60), this.Road.Clock.GetUtcNow().AddDays(1), brand: 99, Cancellation)).Received);
    }

    [Fact]
    public async Task A_period_that_ends_before_it_begins_is_refused() =>
        await Assert.ThrowsAsync<InvalidDataException>(() => this.Road.Get<LedgerReader>().ReadAsync(TestRows.Noon, TestRows.Noon, brand: null, Cancellation));

    private Task<LedgerFigures> ReadAsync() => this.Road.Get<LedgerReader>()
        .ReadAsync(TestRows.Noon.AddDays(-60), this.Road.Clock.GetUtcNow().AddDays(1), brand: null, Cancellation);
}

public sealed class SqliteLedgerTests : LedgerContract
{
    protected override Task<TestDatabase> OpenAsync() => TestDatabase.SqliteAsync();
}

public sealed class PostgresLedgerTests : LedgerContract
{
    protected override Task<TestDatabase> OpenAsync() => TestDatabase.PostgresAsync();
}
