using CareBot.Bot.Brands;
using CareBot.Knowledge;
using Microsoft.Extensions.AI;

namespace CareBot.Bot.Understanding.Embeddings;

/// <summary>
/// Gives the active releases their vectors. A release is active at once, on words alone, and with its vectors as soon as they are there:
/// customers never wait for the service because something was published.
/// </summary>
/// <param name="generator">Null: nobody is asked.</param>
public sealed class ReleaseVectors(
    IEmbeddingGenerator<string, Embedding<float>>? generator, VectorModel model, OutsideCall call, OutsideTally tally, StoredVectors stored, BrandContexts brands, ILogger<ReleaseVectors> log)
{
    /// <summary>Far below what services take in one call (2,048 texts, 300,000 tokens), so that a call is short.</summary>
    private const int MostTexts = 96, MostCharacters = 60_000;

    /// <summary>256 MB of numbers for all texts of a release.</summary>
    private const long MostValues = 64L * 1024 * 1024;

    private const int UsualDimensions = 1536;

    private readonly HashSet<KnowledgeBase> tooLarge = [];

    /// <summary>Brings every brand's active release up to date, asking for the texts that have no vector yet. False when the service failed: try again later.</summary>
    public async Task<bool> UpdateAsync(CancellationToken cancellationToken)
    {
        var complete = true;
        foreach (var brand in generator is null ? [] : brands.All.Where(b => b.Knowledge.Articles.Count > 0 && b.Knowledge.VectorModel != model.Name))
        {
            complete &= await this.UpdateAsync(brand, cancellationToken);
        }

        return complete;
    }

    private async Task<bool> UpdateAsync(BrandContext brand, CancellationToken cancellationToken)
    {
        var texts = TextVectors.TextsOf(brand.Knowledge.Articles);
        if ((long)texts.Count * (model.Dimensions ?? UsualDimensions) > MostValues)
        {
            if (this.tooLarge.Add(brand.Knowledge))
            {
                UnderstandingLog.TooManyVectors(log, brand.BrandId, brand.ReleaseNumber, texts.Count);
            }

            return true;
        }

        var vectors = await stored.FindAsync(model, texts, cancellationToken);
        var missing = texts.Where(text => !vectors.ContainsKey(text)).ToArray();
        foreach (var batch in Batches(missing))
        {
            if (await call.TryAsync(token => generator!.GenerateAsync(batch, cancellationToken: token), cancellationToken) is not { } made)
            {
                return false;
            }

            var fresh = batch.Zip(made).ToDictionary(pair => pair.First, pair => pair.Second.Vector, StringComparer.Ordinal);
            await stored.KeepAsync(model, fresh, cancellationToken);
            foreach (var (text, vector) in fresh)
            {
                vectors[text] = vector;
            }
        }

        try
        {
            brands.Replace(brand, brand with { Knowledge = await Task.Run(() => brand.Knowledge.WithVectors(new(model.Name, vectors)), cancellationToken) });
        }
        catch (ArgumentException)
        {
            // The model gives other vectors under the same name than it did before: all are asked for anew.
            await stored.ForgetAsync(model, cancellationToken);
            tally.Failed(OutsideFailure.Malformed, retryAfter: null);
            return false;
        }

        UnderstandingLog.VectorsReady(log, brand.BrandId, brand.ReleaseNumber, texts.Count, missing.Length);
        await stored.UseAsync(model, texts, cancellationToken);
        return true;
    }

    private static IEnumerable<string[]> Batches(IEnumerable<string> texts)
    {
        var (batch, characters) = (new List<string>(), 0);
        foreach (var text in texts)
        {
            if (batch.Count == MostTexts || (batch.Count > 0 && characters + text.Length > MostCharacters))
            {
                yield return [.. batch];
                (batch, characters) = ([], 0);
            }

            batch.Add(text);
            characters += text.Length;
        }

        if (batch.Count > 0)
        {
            yield return [.. batch];
        }
    }
}
