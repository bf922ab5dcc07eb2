using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using CareBot.Bot.Storage;
using CareBot.Bot.Storage.Model;
using Microsoft.EntityFrameworkCore;

namespace CareBot.Bot.Understanding.Embeddings;

/// <summary>The vectors of articles' texts, kept in the database so that each text is asked for once: not at every start, not for every release.</summary>
public sealed class StoredVectors(IDbContextFactory<CareBotDb> databases, IWriter writer, TimeProvider clock)
{
    private const int PieceSize = 500;
    private static readonly TimeSpan UnusedKept = TimeSpan.FromDays(90);

    /// <summary>Those of the texts that have one.</summary>
    public async Task<Dictionary<string, ReadOnlyMemory<float>>> FindAsync(VectorModel model, IReadOnlyList<string> texts, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(texts);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var found = new Dictionary<string, ReadOnlyMemory<float>>(StringComparer.Ordinal);
        foreach (var piece in texts.Chunk(PieceSize))
        {
            var byHash = piece.ToDictionary(HashOf, StringComparer.Ordinal);
            var hashes = byHash.Keys.ToList();
            foreach (var row in await db.TextVectors.AsNoTracking().Where(v => v.Model == model.Name && hashes.Contains(v.Hash)).ToListAsync(cancellationToken))
            {
                found[byHash[row.Hash]] = MemoryMarshal.Cast<byte, float>(row.Vector).ToArray();
            }
        }

        return found;
    }

    /// <summary>Keeps new vectors; one that another replica stored meanwhile stays.</summary>
    public Task KeepAsync(VectorModel model, IReadOnlyDictionary<string, ReadOnlyMemory<float>> vectors, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(vectors);
        var now = clock.GetUtcNow();
        return writer.WriteAsync(
            async (db, ct) =>
            {
                foreach (var (text, vector) in vectors)
                {
                    var bytes = MemoryMarshal.AsBytes(vector.Span).ToArray();
                    await db.InsertIfNewAsync(new TextVector { Model = model.Name, Hash = HashOf(text), Vector = bytes, UsedAt = now }, ct);
                }

                return true;
            },
            cancellationToken);
    }

    /// <summary>Notes that the texts are in use, and forgets what no release has used for 90 days.</summary>
    public async Task UseAsync(VectorModel model, IReadOnlyList<string> texts, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(texts);
        var now = clock.GetUtcNow();
        var (lately, end) = (now - TimeSpan.FromDays(1), now - UnusedKept);
        foreach (var piece in texts.Select(HashOf).Chunk(PieceSize))
        {
            var hashes = piece.ToList();
            await writer.WriteAsync(
                (db, ct) => db.TextVectors.Where(v => v.Model == model.Name && hashes.Contains(v.Hash) && v.UsedAt < lately)
                    .ExecuteUpdateAsync(set => set.SetProperty(v => v.UsedAt, now), ct),
                cancellationToken);
        }

        await writer.WriteAsync((db, ct) => db.TextVectors.Where(v => v.UsedAt < end).ExecuteDeleteAsync(ct), cancellationToken);
    }

    /// <summary>Forgets all of a model, which then gave vectors that do not go together.</summary>
    public Task ForgetAsync(VectorModel model, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(model);
        return writer.WriteAsync((db, ct) => db.TextVectors.Where(v => v.Model == model.Name).ExecuteDeleteAsync(ct), cancellationToken);
    }

    private static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
