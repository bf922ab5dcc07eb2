using System.Globalization;
using CareBot.Bot.Storage;
using CareBot.Bot.Storage.Model;
using Microsoft.EntityFrameworkCore;

namespace CareBot.Bot.Api.Live;

/// <summary>Feed entries as the desk knows them: with the case that a conversation is about now. What says nothing to the desk is left out.</summary>
internal sealed class ChangeEvents(IDbContextFactory<CareBotDb> databases)
{
    public async Task<List<(FeedPosition Position, long BrandId, ChangeEvent Event)>> OfAsync(
        IReadOnlyList<FeedEntry> entries, CancellationToken cancellationToken)
    {
        var conversations = entries.Select(e => e.ConversationId).OfType<long>().Distinct().ToList();
        var cases = new Dictionary<long, long>();
        if (conversations.Count > 0)
        {
            await using var db = await databases.CreateDbContextAsync(cancellationToken);
            cases = await db.Cases.Where(c => conversations.Contains(c.ConversationId))
                .GroupBy(c => c.ConversationId)
                .Select(g => new { g.Key, Id = g.Max(c => c.Id) })
                .ToDictionaryAsync(g => g.Key, g => g.Id, cancellationToken);
        }

        return [.. entries.Where(e => Kind(e.Kind) is not null).Select(e => (FeedPosition.Of(e), e.BrandId, Of(e, cases)))];
    }

    private static ChangeEvent Of(FeedEntry entry, Dictionary<long, long> cases) => new(
        Kind(entry.Kind)!,
        entry.ConversationId,
        entry.Kind == FeedKind.Case ? entry.Subject
            : entry.ConversationId is { } conversation && cases.TryGetValue(conversation, out var id) ? id
            : null,
        entry.Subject.ToString(CultureInfo.InvariantCulture));

    private static string? Kind(FeedKind kind) => kind switch
    {
        FeedKind.Message => "message",
        FeedKind.Delivery => "delivery",
        FeedKind.Handoff => "handoff",
        FeedKind.Case => "case",
        FeedKind.Release => "release",
        FeedKind.Hours => "hours",
        FeedKind.Articles => "articles",
        FeedKind.Presence => "presence",
        FeedKind.Canned => "canned",
        FeedKind.Window => "window",
        FeedKind.Customers => "customer",
        _ => null,
    };
}
