using System.Text.Json;
using CareBot.Bot.Conversations;
using CareBot.Bot.Storage.Model;
using Microsoft.Extensions.DependencyInjection;

namespace CareBot.Tests.Api;

/// <summary>The road through the whole program: bot, person, bot.</summary>
public sealed class PersonTakesOverTests
{
    [Fact]
    public async Task A_customer_is_handed_over_served_by_a_person_and_given_back()
    {
        await using var host = await DeskHost.StartAsync();
        using var customer = await WebCustomer.ArriveAsync(host);
        using var rina = await host.SignedInAsync(PersonRole.Agent, "Rina");

        await customer.SayAsync("mau ngomong sama orang");
        var handedOver = await customer.ReadAsync(1);
        var waiting = (await rina.GetAsync("cases?view=queue")).GetProperty("items")[0];
        var id = waiting.GetProperty("id").GetInt64();
        Assert.Equal(DeskHost.Opened.AddMinutes(5), waiting.GetProperty("firstReplyDueAt").GetDateTimeOffset());
        Assert.Equal("askedForPerson", waiting.GetProperty("reason").GetString());

        await rina.PostAsync($"cases/{id}/claim");
        await customer.SayAsync("halo");
        await customer.SayAsync("berapa ongkos kirim ke bandung");
        await UntilAsync(rina, id, "berapa ongkos kirim ke bandung");
        await rina.PostAsync($"cases/{id}/messages", new { text = "Halo Kak, dengan Rina", clientId = Guid.NewGuid() });
        Assert.Equal(("Rina", "Halo Kak, dengan Rina"), (await customer.ReadAsync(2))[1]);

        await rina.PostAsync($"cases/{id}/return", new { note = "selesai" });
        await customer.SayAsync("berapa ongkos kirim ke bandung");
        var said = await customer.ReadAsync(3);

        Assert.Equal([handedOver[0].Text, "Halo Kak, dengan Rina", "Ongkos kirim dihitung saat checkout."], said.Select(s => s.Text));
        var told = await UntilAsync(rina, id, "Ongkos kirim dihitung saat checkout.");
        Assert.Equal(
            ["customer", "bot", "system", "customer", "customer", "agent", "note", "system", "customer", "bot"],
            told.Select(m => m.GetProperty("author").GetString()));
    }

    [Fact]
    public async Task A_turn_that_ran_while_a_person_took_over_commits_nothing()
    {
        await using var host = await DeskHost.StartAsync(running: false);
        using var rina = await host.SignedInAsync(PersonRole.Agent, "Rina");
        var open = await host.CaseAsync(waiting: false);
        await host.Writer.WriteAsync(
            (db, _) =>
            {
                db.Inbox.Add(new InboxEvent
                {
                    AccountId = host.Account.Id, ConversationId = open.ConversationId, Key = "k", PlatformAt = DeskHost.Opened, ReceivedAt = DeskHost.Opened,
                    Activity = """{"type":"message","text":"berapa ongkos kirim ke bandung","channelId":"directline","from":{"id":"c"},"recipient":{"id":"b"},"conversation":{"id":"t"}}""",
                });
                return Task.FromResult(true);
            },
            CancellationToken.None);
        var loaded = (await host.Services.GetRequiredService<TurnStore>().LoadAsync(open.ConversationId, CancellationToken.None))!;

        await rina.PostAsync($"cases/{open.Id}/claim");
        var plan = TurnPlan.Next(loaded.Waiting);
        var stale = new TurnChanges(loaded.Conversation, plan.Events, [], "{}", Notes: null, Handoff: null);
        Assert.False(await host.Services.GetRequiredService<TurnCommit>().CommitAsync(stale, CancellationToken.None));

        await host.Services.GetRequiredService<TurnRunner>().RunAsync(open.ConversationId, CancellationToken.None);
        var told = (await rina.GetAsync($"cases/{open.Id}/messages")).GetProperty("items").EnumerateArray();
        Assert.Equal(["customer", "system", "customer"], told.Select(m => m.GetProperty("author").GetString()));
    }

    private static async Task<List<JsonElement>> UntilAsync(DeskBrowser agent, long caseId, string text)
    {
        while (true)
        {
            var rows = (await agent.GetAsync($"cases/{caseId}/messages")).GetProperty("items").EnumerateArray().ToList();
            if (rows[^1].GetProperty("text").GetString() == text)
            {
                return rows;
            }
        }
    }
}
