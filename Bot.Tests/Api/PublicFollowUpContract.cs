using System.Net;
using System.Text.Json;
using CareBot.Bot.People;
using CareBot.Bot.Storage.Model;
using CareBot.Handoff;
using CareBot.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace CareBot.Tests.Api;

/// <summary>A matter that began with a public post on X and was solved in direct messages.</summary>
public abstract class PublicFollowUpContract : DeskContract
{
    private protected override IReadOnlyList<string> Settings =>
    [
        "--Channels:X:ConsumerKey=k", "--Channels:X:ConsumerSecret=s",
        "--Channels:X:Accounts:toko:Id=1234", "--Channels:X:Accounts:toko:AccessToken=t", "--Channels:X:Accounts:toko:AccessTokenSecret=s",
    ];

    [Fact]
    public async Task The_agent_ends_it_in_public_with_one_masked_sentence_and_both_cases_are_closed()
    {
        var (direct, post) = await this.BeganInPublicAsync();
        using var rina = await this.host.SignedInAsync(PersonRole.Agent);
        Assert.Equal(HttpStatusCode.OK, (await rina.PostAsync($"cases/{direct.Id}/claim")).StatusCode);
        var thread = (await rina.GetAsync($"cases/{direct.Id}")).GetProperty("publicThread");
        Assert.Equal(
            (post.Id, "@sari", "paket saya hilang @toko", "Terima kasih sudah menunggu. Kendala ini sudah kami bantu lewat DM 🙏"),
            (thread.GetProperty("caseId").GetInt64(), thread.GetProperty("handle").GetString(), thread.GetProperty("text").GetString(), thread.GetProperty("suggestion").GetString()));

        var closed = await rina.PostAsync($"cases/{direct.Id}/close", new { reason = "resolved", publicReply = " Sudah kami bantu lewat DM, hubungi 0812-3456-7890 🙏 " });
        Assert.Equal(HttpStatusCode.OK, closed.StatusCode);
        Assert.Equal(JsonValueKind.Null, (await DeskBrowser.JsonAsync(closed)).GetProperty("publicThread").ValueKind);
        await using var db = this.host.Read();
        var leaving = await db.Outbox.SingleAsync(o => o.ConversationId == post.ConversationId);
        var words = JsonElement.Parse(leaving.Payload).GetProperty("text").GetString()!;
        Assert.StartsWith("@sari Sudah kami bantu lewat DM", words, StringComparison.Ordinal);
        Assert.DoesNotContain("3456", words, StringComparison.Ordinal);
        Assert.Equal(Conversation.BotSpeaker, leaving.Speaker);
        Assert.All(await db.Cases.Where(c => c.Id == direct.Id || c.Id == post.Id).ToListAsync(), c => Assert.Equal((CaseStatus.Resolved, CloseReason.Resolved), (c.Status, c.CloseReason)));
        Assert.All(await db.Handoffs.ToListAsync(), h => Assert.Equal(HandoffStatus.Completed, h.Status));
        Assert.Equal((Conversation.BotSpeaker, HandoffStage.Bot), await db.Conversations.Where(c => c.Id == post.ConversationId).Select(c => new ValueTuple<string, HandoffStage>(c.Speaker, c.Stage)).SingleAsync());
        Assert.True(await db.Audit.AnyAsync(a => a.Action == "case.public-reply" && a.Subject == $"{post.Id}"));
    }

    [Fact]
    public async Task An_agent_is_told_that_everybody_reads_what_they_write_under_a_post()
    {
        var (direct, post) = await this.BeganInPublicAsync();
        using var rina = await this.host.SignedInAsync(PersonRole.Agent);
        Assert.Equal(
            (true, false),
            ((await rina.GetAsync($"cases/{post.Id}")).GetProperty("isPublic").GetBoolean(), (await rina.GetAsync($"cases/{direct.Id}")).GetProperty("isPublic").GetBoolean()));
    }

    [Fact]
    public async Task Without_the_agents_wish_nothing_is_said_in_public()
    {
        var (direct, post) = await this.BeganInPublicAsync();
        using var rina = await this.host.SignedInAsync(PersonRole.Agent);
        await rina.PostAsync($"cases/{direct.Id}/claim");
        await rina.PostAsync($"cases/{direct.Id}/close", new { reason = "resolved", publicReply = " " });
        await using var db = this.host.Read();
        Assert.False(await db.Outbox.AnyAsync(o => o.ConversationId == post.ConversationId));
        Assert.Equal(CaseStatus.HandedOver, (await db.Cases.SingleAsync(c => c.Id == post.Id)).Status);
    }

    [Fact]
    public async Task A_thread_that_a_colleague_has_or_that_was_answered_is_left_alone_and_nothing_is_closed()
    {
        var (direct, post) = await this.BeganInPublicAsync();
        using var rina = await this.host.SignedInAsync(PersonRole.Agent);
        using var budi = await this.host.SignedInAsync(PersonRole.Agent, "Budi");
        await rina.PostAsync($"cases/{direct.Id}/claim");
        await budi.PostAsync($"cases/{post.Id}/claim");
        Assert.Equal(JsonValueKind.Null, (await rina.GetAsync($"cases/{direct.Id}")).GetProperty("publicThread").ValueKind);
        Assert.Equal("409 no-public-thread", await DeskBrowser.RefusalAsync(await rina.PostAsync($"cases/{direct.Id}/close", new { reason = "resolved", publicReply = "Selesai" })));
        Assert.Equal("open", (await rina.GetAsync($"cases/{direct.Id}")).GetProperty("status").GetString());

        await budi.PostAsync($"cases/{post.Id}/messages", new { text = "Sudah ya kak", clientId = Guid.NewGuid() });
        await budi.PostAsync($"cases/{post.Id}/release");
        Assert.Equal(JsonValueKind.Null, (await rina.GetAsync($"cases/{direct.Id}")).GetProperty("publicThread").ValueKind);
        Assert.Equal(
            "422 invalid",
            await DeskBrowser.RefusalAsync(await rina.PostAsync($"cases/{direct.Id}/close", new { reason = "resolved", publicReply = new string('a', 201) })));
    }

    [Fact]
    public async Task Other_customers_and_other_channels_have_no_public_thread()
    {
        await this.BeganInPublicAsync();
        var (other, web) = (await this.host.CaseAsync(account: this.host.AccountOf("x")), await this.host.CaseAsync());
        using var rina = await this.host.SignedInAsync(PersonRole.Agent);
        Assert.Equal(JsonValueKind.Null, (await rina.GetAsync($"cases/{other.Id}")).GetProperty("publicThread").ValueKind);
        Assert.Equal(JsonValueKind.Null, (await rina.GetAsync($"cases/{web.Id}")).GetProperty("publicThread").ValueKind);
    }

    /// <summary>A waiting case of direct messages, and one of a public post of the same customer.</summary>
    private async Task<(Case Direct, Case Post)> BeganInPublicAsync()
    {
        var (direct, post) = (await this.host.CaseAsync(account: this.host.AccountOf("x")), await this.host.CaseAsync(account: this.host.AccountOf("x")));
        await this.host.Writer.WriteAsync(
            async (db, ct) =>
            {
                var thread = await db.Conversations.SingleAsync(c => c.Id == post.ConversationId, ct);
                thread.IdentityId = await db.Conversations.Where(c => c.Id == direct.ConversationId).Select(c => c.IdentityId).SingleAsync(ct);
                thread.ExternalId = "post:99:sari";
                thread.Reference = """{"activityId":"99","user":{"id":"sari"},"bot":{"id":"1234"},"conversation":{"id":"post:99:sari","isGroup":true,"name":"@sari"},"channelId":"x"}""";
                (await db.Messages.SingleAsync(m => m.ConversationId == post.ConversationId, ct)).Text = "paket saya hilang @toko";
                return true;
            },
            CancellationToken.None);
        return (direct, post);
    }
}

public sealed class SqlitePublicFollowUpTests : PublicFollowUpContract
{
    private protected override Task<TestDatabase> OpenAsync() => TestDatabase.SqliteAsync();
}

public sealed class PostgresPublicFollowUpTests : PublicFollowUpContract
{
    private protected override Task<TestDatabase> OpenAsync() => TestDatabase.PostgresAsync();
}
