using CareBot.Dialogs.Understanding;
using CareBot.Handoff;
using CareBot.Knowledge;
using CareBot.Language.Recognizers;
using CareBot.Language.Recognizers.Private;
using Microsoft.Bot.Schema;

namespace CareBot.Dialogs;

/// <summary>
/// Everything a turn needs from outside, as values: the host gathers it before the turn and puts it into the turn
/// context's state (<c>turnContext.TurnState.Get&lt;TurnFacts&gt;()</c>), so that dialogs reach neither network nor database.
/// </summary>
/// <param name="Now">The moment of the turn; dialogs ask no clock.</param>
/// <param name="Knowledge">The active release.</param>
/// <param name="Sentences">The bot's sentences for this brand and channel, by language (<c>id</c>, <c>en</c>, <c>ms</c>).</param>
/// <param name="Hours">The brand's opening hours.</param>
/// <param name="Stage">Who the conversation belongs to at the start of the turn.</param>
/// <param name="CustomerName">The customer's name as the channel gives it, or null.</param>
/// <param name="Language">The language the conversation is held in so far, or null at its beginning.</param>
/// <param name="Texts">The customer's waiting messages that make up this turn, oldest first; the activity's text is them joined by line feeds.</param>
/// <param name="Transcript">The conversation's last messages before this turn, oldest first, at most 50.</param>
public sealed record TurnFacts(
    DateTimeOffset Now,
    KnowledgeBase Knowledge,
    Func<string, ISentences> Sentences,
    OpeningHours Hours,
    HandoffStage Stage,
    string? CustomerName,
    string? Language,
    IReadOnlyList<string> Texts,
    IReadOnlyList<Activity> Transcript)
{
    /// <summary>What is read in the message besides what every message is read for: the shop's order numbers.</summary>
    public EntityOptions Entities { get; init; } = EntityOptions.Default;

    /// <summary>What the customer should not have sent and <see cref="CustomerSecrets"/> masked in this turn's messages.</summary>
    public IReadOnlySet<PrivateKind> Secrets { get; init; } = new HashSet<PrivateKind>();

    /// <summary>What a language service outside made of the turn's words; null when none was asked or none answered.</summary>
    public CloudReading? Cloud { get; init; }

    /// <summary>Vectors of the turn's questions, by the text that is searched for; without one, words alone decide.</summary>
    public IReadOnlyDictionary<string, ReadOnlyMemory<float>> Vectors { get; init; } =
        System.Collections.ObjectModel.ReadOnlyDictionary<string, ReadOnlyMemory<float>>.Empty;
}
