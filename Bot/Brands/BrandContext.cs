using CareBot.Bot.Conversations;
using CareBot.Dialogs;
using CareBot.Handoff;
using CareBot.Knowledge;
using CareBot.Language.Recognizers;

namespace CareBot.Bot.Brands;

/// <summary>What turns of one brand are taken with: an immutable snapshot, replaced whole when a lead changes something.</summary>
public sealed record BrandContext(
    long BrandId, string Name, int ReleaseNumber, KnowledgeBase Knowledge, OpeningHours Hours, Func<string, ISentences> Sentences)
{
    /// <summary>What is read in messages besides what every message is read for.</summary>
    public EntityOptions Entities { get; init; } = EntityOptions.Default;

    /// <summary>The values a turn's dialogs work with.</summary>
    public TurnFacts FactsFor(LoadedTurn turn, TurnPlan plan, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(turn);
        ArgumentNullException.ThrowIfNull(plan);
        return new TurnFacts(
            now,
            this.Knowledge,
            this.Sentences,
            this.Hours,
            turn.Conversation.Stage,
            turn.Conversation.CustomerName,
            turn.Conversation.Language,
            plan.Texts,
            turn.Transcript)
        {
            Entities = this.Entities,
            Secrets = plan.Events.SelectMany(e => e.Secrets).ToHashSet(),
        };
    }
}

/// <summary>The snapshots of all brands; filled before the server listens.</summary>
public sealed class BrandContexts
{
    private System.Collections.Frozen.FrozenDictionary<long, BrandContext> byId =
        System.Collections.Frozen.FrozenDictionary<long, BrandContext>.Empty;

    public IReadOnlyCollection<BrandContext> All => this.byId.Values;

    /// <exception cref="KeyNotFoundException">No such brand.</exception>
    public BrandContext Get(long brandId) => this.byId[brandId];

    /// <summary>Puts one snapshot in the place of another; nothing happens if that was replaced meanwhile.</summary>
    internal void Replace(BrandContext before, BrandContext after)
    {
        var known = this.byId;
        if (known.GetValueOrDefault(before.BrandId) == before)
        {
            Interlocked.CompareExchange(
                ref this.byId,
                System.Collections.Frozen.FrozenDictionary.ToFrozenDictionary(known.Values.Select(c => c == before ? after : c), c => c.BrandId),
                known);
        }
    }

    internal void Fill(IEnumerable<BrandContext> contexts) =>
        this.byId = System.Collections.Frozen.FrozenDictionary.ToFrozenDictionary(contexts, c => c.BrandId);
}
