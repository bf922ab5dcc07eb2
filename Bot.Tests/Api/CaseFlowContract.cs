using System.Net;
using System.Text.Json;
using CareBot.Bot.Channels;
using CareBot.Bot.Outbox;
using CareBot.Bot.Storage.Model;
using CareBot.Handoff;
using CareBot.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CareBot.Tests.Api;

public abstract class CaseFlowContract : DeskContract
{
    [Fact]
    public async Task The_queue_serves_the_angry_first_then_the_longest_wait_page_by_page()
    {
        var first = await this.host.CaseAsync();
        this.host.Clock.Move(TimeSpan.FromMinutes(1));
        var second = await this.host.CaseAsync(name: "<script>alert(1)</script>");
        this.host.Clock.Move(TimeSpan.FromMinutes(1));
        var angry = await this.host.CaseAsync();
        await this.host.CaseAsync(waiting: false);
        await this.host.Writer.WriteAsync(
            (db, ct) => db.Handoffs.Where(h => h.CaseId == angry.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(h => h.Reason, HandoffReason.Angry).SetProperty(h => h.Urgency, 0), ct),
            CancellationToken.None);
        using var agent = await this.host.SignedInAsync(PersonRole.Agent);

        var one = await agent.GetAsync("cases?view=queue&limit=2");
        var two = await agent.GetAsync($"cases?view=queue&limit=2&cursor={one.GetProperty("next").GetString()}");

        Assert.Equal([angry.Id, first.Id], Ids(one));
        Assert.Equal([second.Id], Ids(two));
        Assert.Equal(JsonValueKind.Null, two.GetProperty("next").ValueKind);
        Assert.Equal("<script>alert(1)</script>", two.GetProperty("items")[0].GetProperty("customer").GetProperty("name").GetString());
        Assert.Equal([angry.Id], Ids(await agent.GetAsync("cases?view=queue&reason=angry")));
        Assert.Equal([second.Id], Ids(await agent.GetAsync("cases?view=all&q=SCRIPT")));
        Assert.Empty(Ids(await agent.GetAsync("cases?view=all&q=%25")));
        Assert.Empty(Ids(await agent.GetAsync("cases?view=all&channel=messenger")));
    }

    [Fact]
    public async Task The_second_to_take_a_case_is_told_who_was_first()
    {
        var open = await this.host.CaseAsync();
        using var rina = await this.host.SignedInAsync(PersonRole.Agent, "Rina");
        using var budi = await this.host.SignedInAsync(PersonRole.Agent, "Budi");

        var won = await DeskBrowser.JsonAsync(await rina.PostAsync($"cases/{open.Id}/claim"));
        var lost = await budi.PostAsync($"cases/{open.Id}/claim");

        Assert.Equal("open", won.GetProperty("status").GetString());
        Assert.Equal("Rina", won.GetProperty("agent").GetProperty("firstName").GetString());
        Assert.Equal("409 already-taken", await DeskBrowser.RefusalAsync(lost));
        Assert.Equal("Rina", (await DeskBrowser.JsonAsync(lost)).GetProperty("takenBy").GetProperty("firstName").GetString());
        Assert.Equal(HttpStatusCode.OK, (await rina.PostAsync($"cases/{open.Id}/claim")).StatusCode);
    }

    [Fact]
    public async Task What_the_bot_had_queued_before_a_take_over_is_dropped_and_shown_as_dropped()
    {
        var open = await this.host.CaseAsync(waiting: false);
        await TestCases.QueueBotReplyAsync(this.host, open);
        using var agent = await this.host.SignedInAsync(PersonRole.Agent);

        var taken = await DeskBrowser.JsonAsync(await agent.PostAsync($"cases/{open.Id}/claim"));
        var due = await this.host.Services.GetRequiredService<OutboxStore>().TakeAsync(10, [], CancellationToken.None);

        Assert.Equal("handoff.status accepted", StatusOf(Assert.Single(due)));
        Assert.Equal(JsonValueKind.Null, taken.GetProperty("reason").ValueKind);
        var bot = Rows(await agent.GetAsync($"cases/{open.Id}/messages")).Single(m => m.GetProperty("author").GetString() == "bot");
        Assert.Equal("dropped", bot.GetProperty("delivery").GetString());
        Assert.Equal("another speaker took over", bot.GetProperty("error").GetString());
    }

    [Fact]
    public async Task A_reply_goes_out_in_the_agents_name_once_however_often_it_is_sent()
    {
        var open = await this.host.CaseAsync();
        using var agent = await this.host.SignedInAsync(PersonRole.Agent, "Rina");
        await agent.PostAsync($"cases/{open.Id}/claim");
        this.host.Clock.Move(TimeSpan.FromMinutes(2));
        var message = new { text = " *Halo* Kak, saya cek dulu ya ", clientId = Guid.NewGuid() };

        var first = await agent.PostAsync($"cases/{open.Id}/messages", message);
        var again = await agent.PostAsync($"cases/{open.Id}/messages", message);

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.OK), (first.StatusCode, again.StatusCode));
        var row = await DeskBrowser.JsonAsync(first);
        Assert.Equal(row.GetProperty("id").GetInt64(), (await DeskBrowser.JsonAsync(again)).GetProperty("id").GetInt64());
        Assert.Equal("queued", row.GetProperty("delivery").GetString());
        var outbox = this.host.Services.GetRequiredService<OutboxStore>();
        var accepted = Assert.Single(await outbox.TakeAsync(10, [], CancellationToken.None));
        Assert.Equal("handoff.status accepted", StatusOf(accepted));
        await outbox.RecordAsync(accepted, SendResult.Sent(null), retryIn: null, CancellationToken.None);
        var due = Assert.Single(await outbox.TakeAsync(10, [], CancellationToken.None));
        var payload = JsonElement.Parse(due.Payload);
        Assert.Equal("*Halo* Kak, saya cek dulu ya", payload.GetProperty("text").GetString());
        Assert.Equal("plain", payload.GetProperty("textFormat").GetString());
        Assert.Equal("Rina", payload.GetProperty("from").GetProperty("name").GetString());
        var seen = await agent.GetAsync($"cases/{open.Id}");
        Assert.Equal(DeskHost.Opened.AddMinutes(2), seen.GetProperty("firstReplyAt").GetDateTimeOffset());
        Assert.Equal(DeskHost.Opened.AddMinutes(5), seen.GetProperty("firstReplyDueAt").GetDateTimeOffset());
    }

    [Fact]
    public async Task The_customers_page_hears_of_the_beginning_and_the_end_of_a_handoff_and_other_channels_do_not()
    {
        var (web, elsewhere) = (await this.host.CaseAsync(), await this.host.CaseAsync());
        await this.host.Writer.WriteAsync(
            (db, ct) => db.Conversations.Where(c => c.Id == elsewhere.ConversationId)
                .ExecuteUpdateAsync(set => set.SetProperty(c => c.Reference, c => c.Reference.Replace("directline", "msteams")), ct),
            CancellationToken.None);
        using var agent = await this.host.SignedInAsync(PersonRole.Agent);
        foreach (var open in new[] { web, elsewhere })
        {
            await agent.PostAsync($"cases/{open.Id}/claim");
            await agent.PostAsync($"cases/{open.Id}/return", new { });
        }

        await using var db = this.host.Read();
        var told = await db.Outbox.OrderBy(o => o.Id).ToListAsync();
        Assert.All(told, o => Assert.Equal((web.ConversationId, "bot"), (o.ConversationId, o.Speaker)));
        Assert.Equal(["handoff.status accepted", "handoff.status completed"], told.Select(o => StatusOf(o.Payload)));
    }

    [Fact]
    public async Task Only_who_has_the_case_speaks()
    {
        var open = await this.host.CaseAsync();
        using var rina = await this.host.SignedInAsync(PersonRole.Agent);
        using var lead = await this.host.SignedInAsync(PersonRole.Lead);
        var message = new { text = "halo", clientId = Guid.NewGuid() };
        Assert.Equal("409 not-speaker", await DeskBrowser.RefusalAsync(await rina.PostAsync($"cases/{open.Id}/messages", message)));
        await rina.PostAsync($"cases/{open.Id}/claim");
        Assert.Equal("409 not-speaker", await DeskBrowser.RefusalAsync(await lead.PostAsync($"cases/{open.Id}/messages", message)));
        Assert.Equal("409 not-speaker", await DeskBrowser.RefusalAsync(await lead.PostAsync($"cases/{open.Id}/typing")));
        Assert.Equal(HttpStatusCode.NoContent, (await rina.PostAsync($"cases/{open.Id}/typing")).StatusCode);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4001)]
    [InlineData(100 * 1024)]
    public async Task A_text_of_a_wrong_length_is_refused_with_what_is_allowed(int length)
    {
        var open = await this.host.CaseAsync();
        using var agent = await this.host.SignedInAsync(PersonRole.Agent);
        await agent.PostAsync($"cases/{open.Id}/claim");
        var refused = await agent.PostAsync($"cases/{open.Id}/messages", new { text = new string('x', length), clientId = Guid.NewGuid() });
        Assert.Equal("422 invalid", await DeskBrowser.RefusalAsync(refused));
        Assert.Equal("1 to 4000 characters", (await DeskBrowser.JsonAsync(refused)).GetProperty("faults")[0].GetProperty("allowed").GetString());
    }

    [Fact]
    public async Task Malformed_bodies_are_400()
    {
        var open = await this.host.CaseAsync();
        using var agent = await this.host.SignedInAsync(PersonRole.Agent);
        foreach (var body in new[] { "{", "[]", "{}", """{"text":null,"clientId":"x"}""", """{"text":"halo"}""" })
        {
            var refused = await agent.PostAsync($"cases/{open.Id}/messages", body);
            Assert.Equal((HttpStatusCode.BadRequest, "application/problem+json"), (refused.StatusCode, refused.Content.Headers.ContentType?.MediaType));
        }
    }

    [Fact]
    public async Task A_note_stays_inside()
    {
        var open = await this.host.CaseAsync();
        using var agent = await this.host.SignedInAsync(PersonRole.Agent);
        var noted = await agent.PostAsync($"cases/{open.Id}/notes", new { text = "pelanggan lama", clientId = Guid.NewGuid() });
        var row = await DeskBrowser.JsonAsync(noted);
        Assert.Equal(("note", JsonValueKind.Null), (row.GetProperty("author").GetString(), row.GetProperty("delivery").ValueKind));
        await using var db = this.host.Read();
        Assert.Empty(await db.Outbox.ToListAsync());
        Assert.Empty(await db.Stream.ToListAsync());
    }

    [Fact]
    public async Task What_was_said_before_the_case_is_given_back_still_leaves_and_the_bot_begins_anew()
    {
        var open = await this.host.CaseAsync();
        using var agent = await this.host.SignedInAsync(PersonRole.Agent);
        await agent.PostAsync($"cases/{open.Id}/claim");
        await agent.PostAsync($"cases/{open.Id}/messages", new { text = "Sudah saya perbaiki", clientId = Guid.NewGuid() });

        var returned = await DeskBrowser.JsonAsync(await agent.PostAsync($"cases/{open.Id}/return", new { note = "tinggal tanya resi" }));

        Assert.Equal(("bot", "bot"), (returned.GetProperty("status").GetString(), returned.GetProperty("speaker").GetString()));
        Assert.Single(await this.host.Services.GetRequiredService<OutboxStore>().TakeAsync(10, [], CancellationToken.None));
        await using var db = this.host.Read();
        var conversation = await db.Conversations.SingleAsync(c => c.Id == open.ConversationId);
        Assert.Equal((HandoffStage.Bot, null), (conversation.Stage, conversation.State));
        Assert.Equal(
            ["customer", "system", "agent", "note", "system"],
            Rows(await agent.GetAsync($"cases/{open.Id}/messages")).Select(m => m.GetProperty("author").GetString()));
        Assert.Equal("409 not-open", await DeskBrowser.RefusalAsync(await agent.PostAsync($"cases/{open.Id}/return", new { })));
    }

    [Fact]
    public async Task A_released_case_keeps_its_place()
    {
        var early = await this.host.CaseAsync();
        this.host.Clock.Move(TimeSpan.FromMinutes(1));
        var late = await this.host.CaseAsync();
        using var agent = await this.host.SignedInAsync(PersonRole.Agent);
        await agent.PostAsync($"cases/{early.Id}/claim");
        Assert.Equal([late.Id], Ids(await agent.GetAsync("cases?view=queue")));
        Assert.Equal([early.Id], Ids(await agent.GetAsync("cases?view=mine")));
        this.host.Clock.Move(TimeSpan.FromMinutes(1));
        await agent.PostAsync($"cases/{early.Id}/release");
        Assert.Equal([early.Id, late.Id], Ids(await agent.GetAsync("cases?view=queue")));
    }

    [Fact]
    public async Task A_case_is_transferred_to_a_colleague_who_may_then_speak()
    {
        var open = await this.host.CaseAsync();
        var budi = await this.host.PersonAsync(PersonRole.Agent, "Budi");
        using var budis = await this.host.SignedInAsync(budi);
        using var rina = await this.host.SignedInAsync(PersonRole.Agent);
        await rina.PostAsync($"cases/{open.Id}/claim");
        Assert.Equal("422 invalid", await DeskBrowser.RefusalAsync(await rina.PostAsync($"cases/{open.Id}/transfer", new { to = "999" })));
        var moved = await DeskBrowser.JsonAsync(await rina.PostAsync($"cases/{open.Id}/transfer", new { to = $"{budi.Id}" }));
        Assert.Equal("Budi", moved.GetProperty("agent").GetProperty("firstName").GetString());
        var message = new { text = "halo", clientId = Guid.NewGuid() };
        Assert.Equal(HttpStatusCode.Conflict, (await rina.PostAsync($"cases/{open.Id}/messages", message)).StatusCode);
        Assert.Equal(HttpStatusCode.Created, (await budis.PostAsync($"cases/{open.Id}/messages", message)).StatusCode);
    }

    [Fact]
    public async Task A_closed_case_says_why_and_stays_closed()
    {
        var open = await this.host.CaseAsync();
        using var agent = await this.host.SignedInAsync(PersonRole.Agent);
        await agent.PostAsync($"cases/{open.Id}/claim");
        var closed = await DeskBrowser.JsonAsync(await agent.PostAsync($"cases/{open.Id}/close", new { reason = "no-reply" }));
        Assert.Equal(("closed", "no-reply"), (closed.GetProperty("status").GetString(), closed.GetProperty("closeReason").GetString()));
        Assert.Equal("409 closed", await DeskBrowser.RefusalAsync(await agent.PostAsync($"cases/{open.Id}/claim")));
        Assert.Equal([open.Id], Ids(await agent.GetAsync("cases?view=closed")));
        Assert.Empty(Ids(await agent.GetAsync("cases?view=all")));
    }

    [Fact]
    public async Task The_whole_case_is_told()
    {
        var open = await this.host.CaseAsync(name: "Sari");
        using var agent = await this.host.SignedInAsync(PersonRole.Agent);
        var told = await agent.GetAsync($"cases/{open.Id}");
        Assert.Equal("Sari", told.GetProperty("customer").GetProperty("identities")[0].GetProperty("name").GetString());
        Assert.Equal("askedForPerson", told.GetProperty("reason").GetString());
        Assert.Equal("Ongkos kirim", told.GetProperty("handoff").GetProperty("articleTitle").GetString());
        Assert.Equal("mau ngomong sama orang", told.GetProperty("lastMessage").GetProperty("text").GetString());
        Assert.Equal(1, told.GetProperty("unread").GetInt32());
    }

    private static string StatusOf(DueItem item) => StatusOf(item.Payload);

    private static string StatusOf(string payload)
    {
        var activity = JsonElement.Parse(payload);
        return $"{activity.GetProperty("name").GetString()} {activity.GetProperty("value").GetProperty("state").GetString()}";
    }

    private static long[] Ids(JsonElement page) => [.. Rows(page).Select(c => c.GetProperty("id").GetInt64())];

    private static IEnumerable<JsonElement> Rows(JsonElement page) => page.GetProperty("items").EnumerateArray();
}

public sealed class SqliteCaseFlowTests : CaseFlowContract
{
    private protected override Task<TestDatabase> OpenAsync() => TestDatabase.SqliteAsync();
}

public sealed class PostgresCaseFlowTests : CaseFlowContract
{
    private protected override Task<TestDatabase> OpenAsync() => TestDatabase.PostgresAsync();
}
