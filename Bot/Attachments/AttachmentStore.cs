using CareBot.Bot.Storage;
using CareBot.Bot.Storage.Model;
using Microsoft.EntityFrameworkCore;

namespace CareBot.Bot.Attachments;

/// <summary>The files that customers sent; they lie in the database, so that any replica can serve them.</summary>
public sealed class AttachmentStore(IDbContextFactory<CareBotDb> databases)
{
    /// <summary>Keeps files with the event that brings them. Only inside a piece of <see cref="IWriter"/>.</summary>
    public static void Add(CareBotDb db, long conversation, IReadOnlyList<CheckedFile> files, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(db);
        db.Attachments.AddRange(files.Select(file => new Attachment
        {
            ConversationId = conversation,
            Key = file.Key,
            Name = file.Name,
            ContentType = file.ContentType,
            Size = file.Content.Length,
            Content = file.Content.ToArray(),
            At = now,
        }));
    }

    /// <summary>Bytes that the conversation keeps.</summary>
    public async Task<long> SizeAsync(long conversation, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Attachments.Where(a => a.ConversationId == conversation).SumAsync(a => a.Size, cancellationToken);
    }

    /// <summary>A file of the conversation; null if it is another one's or none.</summary>
    public async Task<Attachment?> OfConversationAsync(long conversation, string key, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Attachments.AsNoTracking().FirstOrDefaultAsync(a => a.Key == key && a.ConversationId == conversation, cancellationToken);
    }

    /// <summary>A file of any conversation of these brands; null if it is another's or none.</summary>
    public async Task<Attachment?> OfBrandsAsync(IReadOnlyList<long> brands, string key, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Attachments.AsNoTracking()
            .FirstOrDefaultAsync(a => a.Key == key && db.Conversations.Any(c => c.Id == a.ConversationId && brands.Contains(c.BrandId)), cancellationToken);
    }
}
