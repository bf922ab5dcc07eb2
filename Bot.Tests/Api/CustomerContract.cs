using System.Net;
using System.Text.Json;
using CareBot.Bot.Api.Customers;
using CareBot.Bot.Api;
using CareBot.Bot.People;
using CareBot.Bot.Storage;
using CareBot.Bot.Storage.Model;
using CareBot.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CareBot.Tests.Api;

/// <summary>Customers who are one person, joined and separated at the desk.</summary>
public abstract class CustomerContract : DeskContract
{
    private CustomerMoves Moves => this.host.Services.GetRequiredService<CustomerMoves>();

    [Fact]
    public async Task Joined_customers_are_one_with_the_history_of_both()
    {
        var (sari, dewi) = (await this.host.CaseAsync(name: "Sari"), await this.host.CaseAsync(name: "Sari Dewi"));
        using var browser = await this.host.SignedInAsync(PersonRole.Agent);
        var answer = await browser.PostAsync($"customers/{sari.CustomerId}/join", new { with = dewi.CustomerId });
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);

        foreach (var open in new[] { sari, dewi })
        {
            var card = (await browser.GetAsync($"cases/{open.Id}")).GetProperty("customer");
            Assert.Equal(sari.CustomerId, card.GetProperty("id").GetInt64());
            Assert.Equal("Sari", card.GetProperty("name").GetString());
            Assert.Equal(2, card.GetProperty("identities").GetArrayLength());
            Assert.Equal(open == sari ? dewi.Id : sari.Id, card.GetProperty("cases").EnumerateArray().Single().GetProperty("id").GetInt64());
            Assert.Equal((dewi.CustomerId, "Sari Dewi"), Joined(card).Single());
        }

        Assert.Equal(sari.CustomerId, (await browser.GetAsync($"customers/{dewi.CustomerId}")).GetProperty("id").GetInt64());
        await using var db = this.host.Read();
        var audit = await db.Audit.SingleAsync(a => a.Action == "customer.joined");
        Assert.Equal(($"{sari.CustomerId}", $$"""{"joined":{{dewi.CustomerId}}}"""), (audit.Subject, audit.Details));
        Assert.True(await db.Feed.AnyAsync(f => f.Kind == FeedKind.Customers && f.Subject == sari.CustomerId));
    }

    [Fact]
    public async Task Separated_customers_have_their_own_again_and_what_came_meanwhile()
    {
        var (sari, dewi, third) = (await this.host.CaseAsync(name: "Sari"), await this.host.CaseAsync(name: "Dewi"), await this.host.CaseAsync(name: "Ayu"));
        var person = await this.host.PersonAsync(PersonRole.Agent);
        await this.Moves.JoinAsync(person, dewi.CustomerId, third.CustomerId, CancellationToken.None);
        await this.Moves.JoinAsync(person, sari.CustomerId, dewi.CustomerId, CancellationToken.None);
        var later = await this.NewCaseAsync(dewi);

        using var browser = await this.host.SignedInAsync(person);
        var card = await DeskBrowser.JsonAsync(await browser.PostAsync($"customers/{dewi.CustomerId}/separate"));
        Assert.Equal((sari.CustomerId, 1, 1), (card.GetProperty("id").GetInt64(), card.GetProperty("identities").GetArrayLength(), card.GetProperty("cases").GetArrayLength()));
        await using var db = this.host.Read();
        Assert.Equal(
            new[] { (sari.Id, sari.CustomerId), (dewi.Id, dewi.CustomerId), (third.Id, dewi.CustomerId), (later, dewi.CustomerId) }.Order(),
            (await db.Cases.Select(c => new { c.Id, c.CustomerId }).ToListAsync()).Select(c => (c.Id, c.CustomerId)).Order());

        await this.Moves.SeparateAsync(person, third.CustomerId, CancellationToken.None);
        Assert.All(await db.Customers.ToListAsync(), c => Assert.Null(c.JoinedIntoId));
        Assert.Equal(third.CustomerId, await db.Cases.Where(c => c.Id == third.Id).Select(c => c.CustomerId).SingleAsync());
    }

    [Fact]
    public async Task A_turn_that_is_being_taken_while_customers_are_joined_is_taken_again()
    {
        var (sari, dewi) = (await this.host.CaseAsync(), await this.host.CaseAsync());
        await using var db = this.host.Read();
        var before = await db.Conversations.Where(c => c.Id == dewi.ConversationId).Select(c => c.Version).SingleAsync();
        await this.Moves.JoinAsync(await this.host.PersonAsync(PersonRole.Agent), sari.CustomerId, dewi.CustomerId, CancellationToken.None);
        Assert.Equal(before + 1, await db.Conversations.Where(c => c.Id == dewi.ConversationId).Select(c => c.Version).SingleAsync());
    }

    [Fact]
    public async Task A_name_and_a_language_come_along_and_the_name_goes_again()
    {
        var (sari, dewi) = (await this.host.CaseAsync(), await this.host.CaseAsync(name: "Dewi"));
        await this.host.Writer.WriteAsync(
            async (db, ct) =>
            {
                await db.ExecuteAsync("UPDATE customers SET name = NULL WHERE id = @id", ct, ("id", sari.CustomerId));
                await db.ExecuteAsync("UPDATE identities SET name = NULL WHERE customer_id = @id", ct, ("id", sari.CustomerId));
                return await db.ExecuteAsync("UPDATE conversations SET language = NULL WHERE id = @id", ct, ("id", sari.ConversationId));
            },
            CancellationToken.None);
        var person = await this.host.PersonAsync(PersonRole.Agent);
        await this.Moves.JoinAsync(person, sari.CustomerId, dewi.CustomerId, CancellationToken.None);
        await using (var db = this.host.Read())
        {
            Assert.Equal("Dewi", (await db.Customers.SingleAsync(c => c.Id == sari.CustomerId)).Name);
            Assert.Equal("id", (await db.Conversations.SingleAsync(c => c.Id == sari.ConversationId)).Language);
        }

        await this.Moves.SeparateAsync(person, dewi.CustomerId, CancellationToken.None);
        await using var after = this.host.Read();
        Assert.Null((await after.Customers.SingleAsync(c => c.Id == sari.CustomerId)).Name);
        Assert.Equal("Dewi", (await after.Customers.SingleAsync(c => c.Id == dewi.CustomerId)).Name);
    }

    [Fact]
    public async Task Two_agents_who_join_the_same_two_at_once_leave_one_customer_and_no_circle()
    {
        var (a, b) = (await this.host.PersonAsync(PersonRole.Agent), await this.host.PersonAsync(PersonRole.Agent));
        for (var round = 0; round < 10; round++)
        {
            var (sari, dewi, ayu) = (await this.host.CaseAsync(), await this.host.CaseAsync(), await this.host.CaseAsync());
            var outcomes = await Task.WhenAll(
                TryAsync(() => this.Moves.JoinAsync(a, sari.CustomerId, dewi.CustomerId, CancellationToken.None)),
                TryAsync(() => this.Moves.JoinAsync(b, dewi.CustomerId, sari.CustomerId, CancellationToken.None)),
                TryAsync(() => this.Moves.JoinAsync(b, ayu.CustomerId, dewi.CustomerId, CancellationToken.None)));
            Assert.Contains("joined", outcomes);
            Assert.All(outcomes, o => Assert.True(o is "joined" or "already-joined", o));
            await using var db = this.host.Read();
            long[] three = [sari.CustomerId, dewi.CustomerId, ayu.CustomerId];
            var rows = await db.Customers.Where(c => three.Contains(c.Id)).ToDictionaryAsync(c => c.Id);
            Assert.Equal(outcomes.Count(o => o == "joined"), rows.Values.Count(c => c.JoinedIntoId is not null));
            foreach (var open in await db.Cases.Where(c => c.Id == sari.Id || c.Id == dewi.Id || c.Id == ayu.Id).ToListAsync())
            {
                Assert.Null(rows[open.CustomerId].JoinedIntoId);
            }
        }
    }

    [Fact]
    public async Task What_cannot_be_joined_or_separated_is_refused_and_nothing_is_done()
    {
        var (sari, dewi) = (await this.host.CaseAsync(), await this.host.CaseAsync());
        var foreign = await this.ForeignCustomerAsync();
        using var browser = await this.host.SignedInAsync(PersonRole.Agent);
        Assert.Equal("422 invalid", await DeskBrowser.RefusalAsync(await browser.PostAsync($"customers/{sari.CustomerId}/join", new { with = sari.CustomerId })));
        Assert.Equal("404 not-found", await DeskBrowser.RefusalAsync(await browser.PostAsync($"customers/{sari.CustomerId}/join", new { with = foreign })));
        Assert.Equal("404 not-found", await DeskBrowser.RefusalAsync(await browser.PostAsync($"customers/{foreign}/join", new { with = sari.CustomerId })));
        Assert.Equal("409 not-joined", await DeskBrowser.RefusalAsync(await browser.PostAsync($"customers/{sari.CustomerId}/separate")));
        Assert.Equal("404 not-found", await DeskBrowser.RefusalAsync(await browser.PostAsync($"customers/{foreign}/separate")));
        Assert.Equal("422 invalid", await DeskBrowser.RefusalAsync(await browser.SendAsync(HttpMethod.Get, "customers?q=s")));
        Assert.Equal("409 codes-off", await DeskBrowser.RefusalAsync(await browser.PostAsync($"cases/{sari.Id}/join-code")));
        await using var db = this.host.Read();
        Assert.False(await db.Customers.AnyAsync(c => c.JoinedIntoId != null));
        Assert.False(await db.Audit.AnyAsync(a => a.Action.StartsWith("customer.")));
        Assert.NotEqual(sari.CustomerId, dewi.CustomerId);
    }

    [Fact]
    public async Task Customers_are_found_by_a_part_of_their_name_or_the_beginning_of_an_id()
    {
        var (sari, dewi) = (await this.host.CaseAsync(name: "Sari Dewi"), await this.host.CaseAsync(name: "Dewanto 100%"));
        await this.ForeignCustomerAsync();
        using var browser = await this.host.SignedInAsync(PersonRole.Agent);
        Assert.Equal([dewi.CustomerId, sari.CustomerId], await FoundAsync(browser, "dEw"));
        Assert.Equal([dewi.CustomerId], await FoundAsync(browser, "0%"));
        Assert.Equal([dewi.CustomerId], await FoundAsync(browser, $"dew&except={sari.CustomerId}"));
        await using var db = this.host.Read();
        var key = await db.Identities.Where(i => i.CustomerId == sari.CustomerId).Select(i => i.ExternalId).SingleAsync();
        Assert.Equal([sari.CustomerId], (await FoundAsync(browser, key)).Intersect([sari.CustomerId]));

        await this.Moves.JoinAsync(await this.host.PersonAsync(PersonRole.Agent), sari.CustomerId, dewi.CustomerId, CancellationToken.None);
        var found = (await browser.GetAsync("customers?q=dewanto")).EnumerateArray().Single();
        Assert.Equal((sari.CustomerId, 2), (found.GetProperty("id").GetInt64(), found.GetProperty("cases").GetInt32()));
    }

    private static async Task<List<long>> FoundAsync(DeskBrowser browser, string words) =>
        [.. (await browser.GetAsync($"customers?q={words.Replace("%", "%25", StringComparison.Ordinal)}")).EnumerateArray().Select(c => c.GetProperty("id").GetInt64())];

    private static List<(long, string?)> Joined(JsonElement card) =>
        [.. card.GetProperty("joined").EnumerateArray().Select(j => (j.GetProperty("id").GetInt64(), j.GetProperty("name").GetString()))];

    private static async Task<string> TryAsync(Func<Task> join)
    {
        try
        {
            await join();
            return "joined";
        }
        catch (RefusalException refused)
        {
            return refused.Type;
        }
    }

    /// <summary>As a turn opens one: for the customer who has the conversation's identity now.</summary>
    private Task<long> NewCaseAsync(Case before) => this.host.Writer.WriteAsync(
        async (db, ct) =>
        {
            var customer = await db.Conversations.Where(c => c.Id == before.ConversationId).Select(c => c.Identity!.CustomerId).SingleAsync(ct);
            var open = new Case { BrandId = this.host.BrandId, CustomerId = customer, ConversationId = before.ConversationId, OpenedAt = this.host.Clock.GetUtcNow() };
            db.Cases.Add(open);
            await db.SaveChangesAsync(ct);
            return open.Id;
        },
        CancellationToken.None);

    private Task<long> ForeignCustomerAsync() => this.host.Writer.WriteAsync(
        async (db, ct) =>
        {
            var brand = new Brand { Key = "other", Name = "Lain", Hours = "{}" };
            db.Brands.Add(brand);
            await db.SaveChangesAsync(ct);
            var customer = new Customer { BrandId = brand.Id, Name = "Dewi dari toko lain", CreatedAt = this.host.Clock.GetUtcNow() };
            db.Customers.Add(customer);
            await db.SaveChangesAsync(ct);
            return customer.Id;
        },
        CancellationToken.None);
}

public sealed class SqliteCustomerTests : CustomerContract
{
    private protected override Task<TestDatabase> OpenAsync() => TestDatabase.SqliteAsync();
}

public sealed class PostgresCustomerTests : CustomerContract
{
    private protected override Task<TestDatabase> OpenAsync() => TestDatabase.PostgresAsync();
}
