using System.Text.Json;
using CareBot.Bot.Attachments;
using CareBot.Bot.Brands;
using CareBot.Bot.Conversations;
using CareBot.Bot.People;
using CareBot.Bot.Storage;
using CareBot.Bot.Storage.Model;
using CareBot.Dialogs;
using CareBot.Language;
using Microsoft.EntityFrameworkCore;

namespace CareBot.Bot.Api.Cases;

/// <summary>Reads what was said in the conversation of a case, with what became of it and what the bot thought.</summary>
internal sealed class Transcripts(IDbContextFactory<CareBotDb> databases, BrandContexts brands)
{
    /// <summary>The newest messages before the cursor, in the order in which they were said; the next page is older.</summary>
    /// <exception cref="RefusalException">404: the brands of the person have no such case.</exception>
    public async Task<Page<MessageRow>> ListAsync(SignedIn person, long caseId, string? cursor, int size, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var conversation = await db.Cases.Where(c => c.Id == caseId && person.InView.Contains(c.BrandId))
            .Select(c => new { Id = c.ConversationId, c.BrandId }).FirstOrDefaultAsync(cancellationToken) ?? throw RefusalException.NotFound("case");
        var before = Paging.Number(cursor) ?? long.MaxValue;
        var found = await db.Messages.AsNoTracking().Where(m => m.ConversationId == conversation.Id && m.Seq < before)
            .OrderByDescending(m => m.Seq).Take(size + 1).ToListAsync(cancellationToken);
        var page = Paging.Of(found, size, m => $"{m.Seq}");
        return new Page<MessageRow>(await this.RowsAsync(db, conversation.BrandId, [.. page.Items.Reverse()], cancellationToken), page.Next);
    }

    /// <summary>One message as it stands now.</summary>
    public async Task<MessageRow> ReadAsync(long messageId, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var message = await db.Messages.AsNoTracking().FirstAsync(m => m.Id == messageId, cancellationToken);
        var brand = await db.Conversations.Where(c => c.Id == message.ConversationId).Select(c => c.BrandId).FirstAsync(cancellationToken);
        return (await this.RowsAsync(db, brand, [message], cancellationToken)).Single();
    }

    private async Task<List<MessageRow>> RowsAsync(CareBotDb db, long brandId, IReadOnlyList<Message> messages, CancellationToken cancellationToken)
    {
        var ids = messages.Select(m => (long?)m.Id).ToList();
        var sends = await db.Outbox.Where(o => ids.Contains(o.MessageId))
            .Select(o => new { o.MessageId, o.State, o.Error }).ToListAsync(cancellationToken);
        var byMessage = sends.ToLookup(o => o.MessageId, o => (o.State, o.Error));
        var names = await PeopleNames.OfAsync(db, messages.Select(m => m.AgentId), cancellationToken);
        var files = await MessageFiles.ReadAsync(db, messages, cancellationToken);
        return [.. messages.Select(m =>
        {
            var (delivery, error) = DeliveryOf([.. byMessage[m.Id]]);
            var parts = ActivityParts.Of(m.Activity);
            return new MessageRow(
                m.Id, m.Seq, (Author)m.Author, names.Find(m.AgentId), m.At, m.Text, parts.Buttons, files.Of(m.Id, parts.Attachments), delivery, error, m.ClientId,
                m.Notes is null ? null : this.Notes(brandId, m.Notes));
        })];
    }

    /// <summary>A message may need several calls: the worst of them is what counts.</summary>
    private static (Delivery?, string?) DeliveryOf(IReadOnlyList<(OutboxState State, string? Error)> sends)
    {
        foreach (var (state, delivery) in new[]
        {
            (OutboxState.Failed, Delivery.Failed), (OutboxState.Dropped, Delivery.Dropped), (OutboxState.Sending, Delivery.Sending),
            (OutboxState.Queued, Delivery.Queued), (OutboxState.Sent, Delivery.Sent),
            (OutboxState.Delivered, Delivery.Sent), (OutboxState.Read, Delivery.Sent),
        })
        {
            if (sends.Any(s => s.State == state))
            {
                return (delivery, sends.First(s => s.State == state).Error);
            }
        }

        return (null, null);
    }

    private NotesView? Notes(long brandId, string json)
    {
        var knowledge = brands.Get(brandId).Knowledge;
        return JsonSerializer.Deserialize<TurnNotes>(json, StoredJson.Options) is not { } notes ? null : new NotesView(
            notes.Language, notes.Kind, notes.Anger, notes.AngerSignals, notes.Decision, notes.AnyProbability,
            [.. notes.Ranked.Select(r => new RankedView(
                r.ArticleId, knowledge.Find(r.ArticleId)?.TextFor(notes.Language ?? LanguageCode.Indonesian)?.Title ?? r.ArticleId, r.Probability, r.Example))],
            notes.AnsweredArticle, notes.Dialog, notes.HandoffReason);
    }
}

/// <summary>The parts of a stored activity that a transcript shows beside the text.</summary>
internal sealed record ActivityParts(IReadOnlyList<string> Buttons, IReadOnlyList<NamedFile> Attachments)
{
    public static ActivityParts Of(string activity)
    {
        using var document = JsonDocument.Parse(activity);
        var root = document.RootElement;
        var actions = root.TryGetProperty("suggestedActions", out var suggested) ? Items(suggested, "actions") : [];
        return new ActivityParts(
            [.. actions.Select(a => Text(a, "title")).OfType<string>()],
            [.. Items(root, "attachments").Select(a => new NamedFile(Text(a, "name"), Text(a, "contentType"), AttachmentAddress.KeyOf(Text(a, "contentUrl"))))]);
    }

    private static List<JsonElement> Items(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array
            ? [.. list.EnumerateArray()]
            : [];

    private static string? Text(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
