using CareBot.Bot.Storage;
using CareBot.Bot.Storage.Model;

namespace CareBot.Tests.Storage;

/// <summary>Rows that others hang on to.</summary>
public static class TestRows
{
    public static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.FromHours(7));

    /// <summary>A brand with an account, a customer and their conversation; <paramref name="key"/> tells several apart.</summary>
    public static Task<Conversation> ConversationAsync(TestDatabase database, string key = "1") => database.Writer.WriteAsync(
        async (db, cancellationToken) =>
        {
            var brand = new Brand { Key = $"brand-{key}", Name = "Toko", Hours = "{}" };
            db.Add(brand);
            await db.SaveChangesAsync(cancellationToken);
            var account = new Account { BrandId = brand.Id, Channel = "directline", Name = "site", ExternalId = $"site-{key}" };
            var customer = new Customer { BrandId = brand.Id, Name = "Sari", CreatedAt = Noon };
            db.AddRange(account, customer);
            await db.SaveChangesAsync(cancellationToken);
            var conversation = new Conversation
            {
                BrandId = brand.Id,
                Account = account,
                Identity = new Identity { AccountId = account.Id, Customer = customer, ExternalId = $"customer-{key}" },
                ExternalId = $"thread-{key}",
                Reference = "{}",
                CreatedAt = Noon,
            };
            db.Add(conversation);
            await db.SaveChangesAsync(cancellationToken);
            return conversation;
        },
        TestContext.Current.CancellationToken);

    public static InboxEvent Event(Conversation conversation, string key) => new()
    {
        AccountId = conversation.AccountId,
        ConversationId = conversation.Id,
        Key = key,
        Activity = "{}",
        PlatformAt = Noon,
        ReceivedAt = Noon,
    };

    public static Message Message(long conversationId, long seq, string text = "halo") => new()
    {
        ConversationId = conversationId,
        Seq = seq,
        At = Noon,
        Text = text,
        Activity = "{}",
    };

    public static FeedEntry Feed(long subject) => new() { BrandId = 1, Kind = FeedKind.Message, Subject = subject, At = Noon };
}
