using CareBot.Bot.Feed;
using CareBot.Bot.People;
using CareBot.Bot.Storage;
using CareBot.Bot.Storage.Model;
using Microsoft.EntityFrameworkCore;

namespace CareBot.Bot.Customers;

/// <summary>A code that was given.</summary>
internal sealed record IssuedCode(string Code, DateTimeOffset ExpiresAt);

/// <summary>What became of a code that a customer typed.</summary>
internal enum CodeUse
{
    /// <summary>The two are one customer now, or were already.</summary>
    Joined,

    /// <summary>It was typed where it was given: nothing happened, and it can still be used elsewhere.</summary>
    SameConversation,

    /// <summary>There is no such code in this brand, or it ran out or was used.</summary>
    Unknown,

    /// <summary>Too many wrong ones from this conversation: not even looked at.</summary>
    TooMany,
}

/// <summary>
/// Codes by which customers prove that two conversations are theirs. A code is good once, for a few minutes, within its brand; five an hour are given
/// in a conversation, and after five wrong ones in an hour no more are looked at from it.
/// </summary>
internal sealed class JoinCodes(IWriter writer, CustomerOptions options, TimeProvider clock)
{
    private const int MostAnHour = 5;

    /// <summary>Null: the conversation had too many already.</summary>
    public Task<IssuedCode?> IssueAsync(long brand, long conversation, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var issued = new IssuedCode(JoinCodeText.New(), now.AddMinutes(options.JoinCodeMinutes));
        return writer.WriteAsync(
            async (db, ct) =>
            {
                if (await db.JoinCodes.CountAsync(c => c.ConversationId == conversation && c.CreatedAt > now.AddHours(-1), ct) >= MostAnHour)
                {
                    return null;
                }

                db.JoinCodes.Add(new JoinCode
                {
                    BrandId = brand, ConversationId = conversation, Hash = JoinCodeText.HashOf(issued.Code), CreatedAt = now, ExpiresAt = issued.ExpiresAt,
                });
                return issued;
            },
            cancellationToken);
    }

    /// <summary>Joins the conversation's customer with the one that the code was given to. Repeating it from the same conversation is harmless.</summary>
    public Task<CodeUse> UseAsync(long brand, long conversation, string code, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var hash = JoinCodeText.HashOf(code);
        return writer.WriteAsync(
            async (db, ct) =>
            {
                if (await db.JoinTries.CountAsync(t => t.ConversationId == conversation && t.At > now.AddHours(-1), ct) >= MostAnHour)
                {
                    return CodeUse.TooMany;
                }

                var known = await db.JoinCodes.AsNoTracking().FirstOrDefaultAsync(c => c.BrandId == brand && c.Hash == hash, ct);
                if (known?.ConversationId == conversation)
                {
                    return CodeUse.SameConversation;
                }

                if (known is null || (known.UsedIn is not null && known.UsedIn != conversation) || (known.UsedIn is null && known.ExpiresAt <= now)
                    || await db.ExecuteAsync(
                        "UPDATE join_codes SET used_in = @here WHERE id = @id AND (used_in IS NULL OR used_in = @here)", ct, ("here", conversation), ("id", known.Id)) == 0)
                {
                    db.JoinTries.Add(new JoinTry { ConversationId = conversation, At = now });
                    return CodeUse.Unknown;
                }

                await JoinAsync(db, brand, known.ConversationId, conversation, now, ct);
                return CodeUse.Joined;
            },
            cancellationToken);
    }

    /// <summary>The customer of the conversation in which the code was given is the one that stays.</summary>
    private static async Task JoinAsync(CareBotDb db, long brand, long given, long typed, DateTimeOffset now, CancellationToken ct)
    {
        var kept = await CustomerOfAsync(db, given, ct);
        var joined = await CustomerOfAsync(db, typed, ct);
        if (kept != joined && await CustomerTree.JoinAsync(db, kept, joined, now, ct))
        {
            db.Record(brand, null, now, "customer.joined", kept, new { joined, by = "code" });
            db.Tell(brand, FeedKind.Customers, kept, now);
        }
    }

    private static Task<long> CustomerOfAsync(CareBotDb db, long conversation, CancellationToken ct) =>
        db.Conversations.Where(c => c.Id == conversation).Select(c => c.Identity!.CustomerId).FirstAsync(ct);
}
