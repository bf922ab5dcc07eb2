using System.Net;
using System.Text.Json;
using CareBot.Bot.Ledger;
using CareBot.Bot.Storage.Model;
using CareBot.Tests.Channels.Meta;
using CareBot.Tests.Storage;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CareBot.Tests.Api;

/// <summary>A person asks Meta that the shop forgets them.</summary>
public abstract class DataDeletionContract : DeskContract
{
    private protected override IReadOnlyList<string> Settings =>
    [
        $"--Channels:Messenger:AppSecret={MetaVectors.AppSecret}", "--Channels:Messenger:VerifyToken=v", "--Channels:Messenger:WatchMinutes=0",
        "--Channels:Messenger:ProfileLookup=false", "--Channels:Messenger:Accounts:page:Id=1234", "--Channels:Messenger:Accounts:page:AccessToken=t",
    ];

    [Fact]
    public async Task Everything_of_that_person_is_erased_and_nothing_of_anybody_else()
    {
        var (gone, stays) = (await this.host.CaseAsync(account: this.host.AccountOf("messenger")), await this.host.CaseAsync(account: this.host.AccountOf("messenger")));
        string key;
        await using (var db = this.host.Read())
        {
            key = await db.Identities.Where(i => i.CustomerId == gone.CustomerId).Select(i => i.ExternalId).SingleAsync();
        }

        var (status, answer) = await this.AskAsync(SignedRequestTests.Sign(JsonSerializer.Serialize(new { user_id = key, algorithm = "HMAC-SHA256" })));
        Assert.Equal(HttpStatusCode.OK, status);
        await using (var db = this.host.Read())
        {
            Assert.Equal([stays.CustomerId], await db.Customers.Select(c => c.Id).ToListAsync());
            Assert.Equal([stays.Id], await db.Cases.Select(c => c.Id).ToListAsync());
            Assert.Equal([stays.ConversationId], await db.Messages.Select(m => m.ConversationId).Distinct().ToListAsync());
            Assert.Single(await db.Identities.ToListAsync());
        }

        using var client = this.host.Server.CreateClient();
        var code = answer.GetProperty("confirmation_code").GetString();
        Assert.Equal($"http://localhost/webhooks/messenger/data-deletion?code={code}", answer.GetProperty("url").GetString());
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(new Uri(answer.GetProperty("url").GetString()!))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(new Uri("http://localhost/webhooks/messenger/data-deletion?code=x"))).StatusCode);
    }

    [Fact]
    public async Task The_ledger_keeps_the_number_of_what_an_erased_customer_had_said()
    {
        var gone = await this.host.CaseAsync(account: this.host.AccountOf("messenger"));
        string key;
        await using (var db = this.host.Read())
        {
            key = await db.Identities.Where(i => i.CustomerId == gone.CustomerId).Select(i => i.ExternalId).SingleAsync();
        }

        await this.host.Writer.WriteAsync(
            async (db, ct) =>
            {
                var conversation = await db.Conversations.SingleAsync(c => c.Id == gone.ConversationId, ct);
                var (answered, waiting) = (TestRows.Event(conversation, "answered"), TestRows.Event(conversation, "waiting"));
                (answered.State, answered.Outcome, answered.ReceivedAt, waiting.ReceivedAt) = (InboxState.Done, InboxOutcome.Answered, DeskHost.Opened, DeskHost.Opened);
                db.Inbox.AddRange(answered, waiting);
                return true;
            },
            TestContext.Current.CancellationToken);
        await this.AskAsync(SignedRequestTests.Sign(JsonSerializer.Serialize(new { user_id = key, algorithm = "HMAC-SHA256" })));

        var ledger = await this.host.Services.GetRequiredService<LedgerReader>()
            .ReadAsync(DeskHost.Opened.AddDays(-1), DeskHost.Opened.AddDays(1), brand: null, TestContext.Current.CancellationToken);
        Assert.Equal((2, 1, 0), (ledger.Received, ledger.Answered, ledger.Waiting));
        Assert.Equal([KeyValuePair.Create("customer erased", 1L)], ledger.Silent);
        Assert.True(ledger.Balances);
    }

    [Fact]
    public async Task Somebody_unknown_is_answered_the_same_way_and_a_forged_request_changes_nothing()
    {
        await this.host.CaseAsync(account: this.host.AccountOf("messenger"));
        Assert.Equal(HttpStatusCode.OK, (await this.AskAsync(SignedRequestTests.Vector)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await this.AskAsync(SignedRequestTests.Vector[1..])).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await this.AskAsync("")).Status);
        await using var db = this.host.Read();
        Assert.Single(await db.Customers.ToListAsync());
    }

    private async Task<(HttpStatusCode Status, JsonElement Answer)> AskAsync(string request)
    {
        using var client = this.host.Server.CreateClient();
        using var form = new FormUrlEncodedContent([new("signed_request", request)]);
        var answer = await client.PostAsync(new Uri("http://localhost/webhooks/messenger/data-deletion"), form);
        return (answer.StatusCode, await DeskBrowser.JsonAsync(answer));
    }
}

public sealed class SqliteDataDeletionTests : DataDeletionContract
{
    private protected override Task<TestDatabase> OpenAsync() => TestDatabase.SqliteAsync();
}

public sealed class PostgresDataDeletionTests : DataDeletionContract
{
    private protected override Task<TestDatabase> OpenAsync() => TestDatabase.PostgresAsync();
}
