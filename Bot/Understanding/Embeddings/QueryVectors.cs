using System.Collections.ObjectModel;
using CareBot.Bot.Conversations;
using CareBot.Dialogs.Understanding;
using CareBot.Knowledge;
using CareBot.Language.Recognizers.Private;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.AI;

namespace CareBot.Bot.Understanding.Embeddings;

/// <summary>Gets the vectors of customers' questions, where the active release has vectors to compare them with. Thread-safe.</summary>
/// <param name="generator">Null: nobody is asked.</param>
public sealed class QueryVectors(IEmbeddingGenerator<string, Embedding<float>>? generator, VectorModel model, OutsideCall call, RecentVectors recent)
{
    private const int LongestText = 1000;
    private const int MostTexts = 4;

    /// <summary>What a turn without vectors has.</summary>
    public static IReadOnlyDictionary<string, ReadOnlyMemory<float>> None { get; } = ReadOnlyDictionary<string, ReadOnlyMemory<float>>.Empty;

    /// <summary>The vectors of a turn's questions, by the text that is searched for. Thanks, greetings, wishes for a person and choices by number never leave.</summary>
    /// <param name="plan">The turn; secrets are masked in it already.</param>
    /// <param name="language">The language of the conversation so far, or null.</param>
    /// <param name="knowledge">What will be searched.</param>
    /// <param name="cancellationToken">Ends the turn.</param>
    /// <exception cref="OperationCanceledException">The turn ended.</exception>
    public Task<IReadOnlyDictionary<string, ReadOnlyMemory<float>>> ReadAsync(
        TurnPlan plan, string? language, KnowledgeBase knowledge, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(plan);
        if (!this.IsFor(knowledge) || plan.Activity is not { Type: ActivityTypes.Message, Text: { } whole })
        {
            return Task.FromResult(None);
        }

        var questions = plan.Texts.Count > 1 ? plan.Texts.Prepend(whole) : [whole];
        return this.OfAsync([.. questions.Select(text => MessageReader.Read(text, language)).Where(r => r.Kind == MessageKind.Question).Select(r => r.Question)], knowledge, cancellationToken);
    }

    /// <summary>The vectors of texts, as far as there are any; private pieces are masked before a text leaves.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> ended it.</exception>
    public async Task<IReadOnlyDictionary<string, ReadOnlyMemory<float>>> OfAsync(
        IReadOnlyList<string> texts, KnowledgeBase knowledge, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(texts);
        var leaving = texts.Where(text => text.Any(char.IsLetter)).Distinct(StringComparer.Ordinal).Take(MostTexts)
            .ToDictionary(text => text, Leaving, StringComparer.Ordinal);
        if (leaving.Count == 0 || !this.IsFor(knowledge))
        {
            return None;
        }

        var missing = leaving.Values.Where(text => !recent.TryFind(text, out _)).Distinct(StringComparer.Ordinal).ToArray();
        if (missing.Length > 0 && await call.TryAsync(token => generator!.GenerateAsync(missing, cancellationToken: token), cancellationToken) is { } made)
        {
            foreach (var (text, embedding) in missing.Zip(made))
            {
                recent.Keep(text, embedding.Vector);
            }
        }

        var found = new Dictionary<string, ReadOnlyMemory<float>>(StringComparer.Ordinal);
        foreach (var (text, left) in leaving)
        {
            if (recent.TryFind(left, out var vector))
            {
                found[text] = vector;
            }
        }

        return found;
    }

    private bool IsFor(KnowledgeBase knowledge) => generator is not null && knowledge.VectorModel == model.Name;

    private static string Leaving(string text)
    {
        var masked = Redactor.Redact(text.Trim());
        return masked.Length <= LongestText ? masked
            : char.IsHighSurrogate(masked[LongestText - 1]) ? masked[..(LongestText - 1)]
            : masked[..LongestText];
    }
}
