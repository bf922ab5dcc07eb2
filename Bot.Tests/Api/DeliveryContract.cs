using System.Net;
using CareBot.Bot.Storage.Model;
using CareBot.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace CareBot.Tests.Api;

/// <summary>The delivery page's interface: the ledger, and what did not get through.</summary>
public abstract class DeliveryContract : DeskContract
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_lead_sees_what_could_not_be_answered_or_sent_and_puts_it_on_its_way_again()
    {
        var found = await this.host.CaseAsync(waiting: false);
        var now = this.host.Clock.GetUtcNow();
        await this.host.Writer.WriteAsync(
            async (db, ct) =>
            {
                var conversation = await db.Conversations.SingleAsync(c => c.Id == found.ConversationId, ct);
                var parked = TestRows.Event(conversation, "parked");
                (parked.State, parked.Error, parked.Attempts, parked.ReceivedAt) = (InboxState.Parked, "InvalidOperationException at Bot.Turn", 5, now);
                db.Inbox.Add(parked);
                db.Outbox.Add(new()
                {
                    ConversationId = conversation.Id, AccountId = conversation.AccountId, Speaker = Conversation.BotSpeaker, Payload = "{}", State = OutboxState.Failed,
                    Error = "HTTP 400, code 100", DueAt = now, CreatedAt = now,
                });
                return true;
            },
            Cancellation);
        this.host.Clock.Move(TimeSpan.FromSeconds(1));
        using var lead = await this.host.SignedInAsync(PersonRole.Lead, "Lia");

        var ledger = (await lead.GetAsync("delivery")).GetProperty("ledger");
        Assert.Equal((1, 1, 1, 0), (Number("received"), Number("parked"), Number("undelivered"), Number("stuck")));
        Assert.True(ledger.GetProperty("balances").GetBoolean());
        var parkedRow = Assert.Single((await lead.GetAsync("delivery/parked")).GetProperty("items").EnumerateArray());
        Assert.Equal(("Sari", 5), (parkedRow.GetProperty("customer").GetString(), parkedRow.GetProperty("attempts").GetInt32()));
        var reply = Assert.Single((await lead.GetAsync("delivery/undelivered")).GetProperty("items").EnumerateArray());
        Assert.Equal("HTTP 400, code 100", reply.GetProperty("error").GetString());

        Assert.Equal(HttpStatusCode.NoContent, (await lead.PostAsync($"delivery/parked/{parkedRow.GetProperty("id")}/replay", null)).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await lead.PostAsync($"delivery/undelivered/{reply.GetProperty("id")}/send", null)).StatusCode);
        Assert.Empty((await lead.GetAsync("delivery/parked")).GetProperty("items").EnumerateArray());
        Assert.Empty((await lead.GetAsync("delivery/undelivered")).GetProperty("items").EnumerateArray());
        Assert.Equal("422 invalid", await DeskBrowser.RefusalAsync(await lead.SendAsync(HttpMethod.Get, "delivery?from=2026-02-01T00:00:00Z&to=2026-01-01T00:00:00Z")));

        int Number(string name) => ledger.GetProperty(name).GetInt32();
    }
}

public sealed class SqliteDeliveryTests : DeliveryContract
{
    private protected override Task<TestDatabase> OpenAsync() => TestDatabase.SqliteAsync();
}

public sealed class PostgresDeliveryTests : DeliveryContract
{
    private protected override Task<TestDatabase> OpenAsync() => TestDatabase.PostgresAsync();
}
