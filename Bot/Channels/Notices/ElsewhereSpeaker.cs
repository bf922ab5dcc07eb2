using CareBot.Bot.Api.Cases;
using CareBot.Bot.Storage;
using CareBot.Bot.Storage.Model;
using CareBot.Handoff;
using Microsoft.Bot.Schema;
using Microsoft.EntityFrameworkCore;

namespace CareBot.Bot.Channels.Notices;

/// <summary>
/// A person, or another program, who answers outside the desk: in Meta's inbox, in the X application, on a telephone. They have the case like an
/// agent, but no account at the desk: the handoff is accepted by nobody, and anybody at the desk may take it from them.
/// </summary>
internal static class ElsewhereSpeaker
{
    /// <summary>The conversation's speaker while somebody elsewhere speaks.</summary>
    public const string Speaker = "elsewhere";

    /// <summary>Writes the words into the transcript and silences the bot; false if that was done before or the words are our own.</summary>
    public static async Task<bool> SpeakAsync(
        CareBotDb db, ConnectedAccount account, PlatformNotice.SpokenElsewhere spoken, DateTimeOffset now, CancellationToken ct)
    {
        var conversation = await FirstContact.FindOrCreateAsync(db, account, spoken.ConversationKey, spoken.Reference, now, ct);
        var client = spoken.PlatformId is null ? null : "elsewhere:" + spoken.PlatformId;
        if ((client is not null && await db.Messages.AnyAsync(m => m.ConversationId == conversation.Id && m.ClientId == client, ct))
            || (spoken.MayBeOurs && await IsOursAsync(db, account, conversation.Id, spoken, now, ct)))
        {
            return false;
        }

        if (client is null && conversation.Speaker == Speaker)
        {
            return false;
        }

        var thread = await OpenCaseAsync(db, account.BrandId, conversation.CustomerId, conversation.Id, now, ct);
        var facts = (await CaseTransaction.FindAsync(db, thread, ct))!;
        if (conversation.Speaker == Conversation.BotSpeaker)
        {
            await TakeAsync(db, facts, now, ct);
        }

        if (client is not null)
        {
            var message = await CaseTransaction.AddAsync(db, facts, MessageAuthor.Agent, null, spoken.Text ?? "", now, ct);
            message.ClientId = client;
            message.Activity = ActivityJson.Write(new Activity(ActivityTypes.Message) { Id = spoken.PlatformId, Text = spoken.Text, Timestamp = spoken.At });
            // The next notice of the same call looks for it.
            await db.SaveChangesAsync(ct);
        }

        return true;
    }

    /// <summary>The bot may speak again; nothing happens unless somebody elsewhere was the speaker.</summary>
    public static async Task<bool> GiveBackAsync(CareBotDb db, ConnectedAccount account, string conversationKey, DateTimeOffset now, CancellationToken ct)
    {
        var id = await db.Conversations.Where(c => c.AccountId == account.Id && c.ExternalId == conversationKey && c.Speaker == Speaker)
            .Select(c => (long?)c.Id).FirstOrDefaultAsync(ct);
        return id is not null && await GiveBackAsync(db, id.Value, now, ct);
    }

    /// <inheritdoc cref="GiveBackAsync(CareBotDb, ConnectedAccount, string, DateTimeOffset, CancellationToken)"/>
    public static async Task<bool> GiveBackAsync(CareBotDb db, long conversation, DateTimeOffset now, CancellationToken ct)
    {
        var caseId = await db.Handoffs.Where(h => h.ConversationId == conversation && h.Status == HandoffStatus.Accepted && h.AgentId == null)
            .Select(h => (long?)h.CaseId).FirstOrDefaultAsync(ct);
        if (caseId is null || await CaseTransaction.FindAsync(db, caseId.Value, ct) is not { } found)
        {
            return false;
        }

        await db.ExecuteAsync("UPDATE cases SET status = 0 WHERE id = @id AND status = 1", ct, ("id", found.CaseId));
        await db.ExecuteAsync("UPDATE handoffs SET status = 2, completed_at = @now WHERE id = @id", ct, ("now", now), ("id", found.HandoffId));
        await CaseTransaction.SetSpeakerAsync(db, conversation, HandoffStage.Bot, Conversation.BotSpeaker, ct);
        await CaseTransaction.RecordAsync(db, found, CaseEventText.Returned, null, null, now, null, ct);
        await HandoffStatusEvent.TellBotAsync(db, found, HandoffStatusEvent.Completed, now, ct);
        return true;
    }

    /// <summary>
    /// Platforms that give no mark back show our own words to us as well, sometimes before they answer the send; what comes back has arrived, so it is not
    /// sent again.
    /// </summary>
    private static async Task<bool> IsOursAsync(
        CareBotDb db, ConnectedAccount account, long conversation, PlatformNotice.SpokenElsewhere spoken, DateTimeOffset now, CancellationToken ct)
    {
        var sends = await db.RowsAsync(
            """
            SELECT id, platform_id, payload, state FROM outbox WHERE attempts > 0 AND (state IN (0, 1) AND conversation_id = @id
            OR message_id IN (SELECT m.id FROM messages m WHERE m.conversation_id = @id ORDER BY m.seq DESC LIMIT 50)) ORDER BY id
            """,
            row => (Id: row.GetInt64(0), Platform: row.Text(1), Payload: row.GetString(2), State: (OutboxState)row.GetInt32(3)),
            ct,
            ("id", conversation));
        if (sends.Exists(s => s.Platform == spoken.PlatformId))
        {
            return true;
        }

        var onItsWay = sends.Find(s => s.State is OutboxState.Queued or OutboxState.Sending && PayloadText.Says(s.Payload, spoken.Text));
        return onItsWay.Id > 0 && await Receipts.ArrivedAsync(db, account, new(onItsWay.Id, spoken.PlatformId), now, ct);
    }

    private static async Task<long> OpenCaseAsync(CareBotDb db, long brand, long customer, long conversation, DateTimeOffset now, CancellationToken ct)
    {
        var open = await db.ScalarAsync(
            "SELECT id FROM cases WHERE conversation_id = @conversation AND status <> 2 ORDER BY id DESC LIMIT 1", ct, ("conversation", conversation));
        return open ?? (await db.ScalarAsync(
            """
            INSERT INTO cases (brand_id, customer_id, conversation_id, status, opened_at) VALUES (@brand, @customer, @conversation, 0, @now) RETURNING id
            """,
            ct,
            ("brand", brand),
            ("customer", customer),
            ("conversation", conversation),
            ("now", now)))!.Value;
    }

    private static async Task TakeAsync(CareBotDb db, CaseFacts found, DateTimeOffset now, CancellationToken ct)
    {
        var handoff = await CaseTransaction.TakenOverAsync(db, found, now, ct);
        handoff.FirstReplyAt = now;
        var taken = await db.ExecuteAsync(
            "UPDATE handoffs SET status = 1, agent_id = NULL, accepted_at = @now, first_reply_at = COALESCE(first_reply_at, @now) WHERE conversation_id = @id AND status = 0",
            ct,
            ("now", now),
            ("id", found.ConversationId));
        if (taken == 0)
        {
            await db.InsertIfNewAsync(handoff, ct);
        }

        await CaseTransaction.SetSpeakerAsync(db, found.ConversationId, HandoffStage.Person, Speaker, ct);
        await CaseTransaction.DropOthersAsync(db, found.ConversationId, Speaker, now, ct);
        await CaseTransaction.RecordAsync(db, found, CaseEventText.Claimed, null, null, now, null, ct);
    }
}
