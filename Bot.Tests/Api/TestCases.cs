using CareBot.Bot.Channels;
using CareBot.Bot.Storage;
using CareBot.Bot.Storage.Model;
using CareBot.Handoff;

namespace CareBot.Tests.Api;

/// <summary>Cases as turns leave them behind.</summary>
internal static class TestCases
{
    private static int made;

    public static Task<Case> AddAsync(DeskHost host, bool waiting, string name, ConnectedAccount account)
    {
        var number = Interlocked.Increment(ref made);
        var now = host.Clock.GetUtcNow();
        return host.Writer.WriteAsync(
            async (db, ct) =>
            {
                var customer = new Customer { BrandId = account.BrandId, Name = name, CreatedAt = now };
                db.Add(customer);
                await db.SaveChangesAsync(ct);
                var conversation = new Conversation
                {
                    BrandId = account.BrandId,
                    AccountId = account.Id,
                    Identity = new Identity { AccountId = account.Id, Customer = customer, ExternalId = $"customer-{number}", Name = name },
                    ExternalId = $"thread-{number}",
                    Reference = $$"""{"user":{"id":"customer-{{number}}"},"bot":{"id":"bot"},"conversation":{"id":"thread-{{number}}"},"channelId":"{{account.Channel}}"}""",
                    Language = "id",
                    State = """{"remembered":true}""",
                    Stage = waiting ? HandoffStage.Waiting : HandoffStage.Bot,
                    Version = 1,
                    MessageSeq = 1,
                    CreatedAt = now,
                    LastInboundAt = now,
                };
                db.Add(conversation);
                await db.SaveChangesAsync(ct);
                var open = new Case
                {
                    BrandId = account.BrandId,
                    CustomerId = customer.Id,
                    ConversationId = conversation.Id,
                    OpenedAt = now,
                    Status = waiting ? CaseStatus.HandedOver : CaseStatus.Open,
                    HandedOverAt = waiting ? now : null,
                };
                db.Add(open);
                db.Add(new Message
                {
                    ConversationId = conversation.Id, Seq = 1, Case = open, Turn = 1, At = now, Text = "mau ngomong sama orang", Activity = "{}",
                });
                if (waiting)
                {
                    db.Add(new Bot.Storage.Model.Handoff
                    {
                        BrandId = account.BrandId,
                        Case = open,
                        ConversationId = conversation.Id,
                        Reason = HandoffReason.AskedForPerson,
                        Urgency = HandoffReason.AskedForPerson.Urgency(),
                        RequestedAt = now,
                        FirstReplyDueAt = now.AddMinutes(5),
                        Context = """{"reason":"askedForPerson","language":"id","question":"paket saya dimana","articleId":"ongkir","anger":0.25,"signals":["dimana"]}""",
                        Transcript = """{"activities":[]}""",
                    });
                }

                await db.SaveChangesAsync(ct);
                return open;
            },
            CancellationToken.None);
    }

    /// <summary>A reply of the bot that has not left.</summary>
    public static Task QueueBotReplyAsync(DeskHost host, Case open) => host.Writer.WriteAsync(
        async (db, ct) =>
        {
            var message = new Message
            {
                ConversationId = open.ConversationId, Seq = 2, CaseId = open.Id, Turn = 1, At = host.Clock.GetUtcNow(), Author = MessageAuthor.Bot,
                Text = "Sebentar ya", Activity = "{}",
            };
            db.Add(message);
            await db.ExecuteAsync("UPDATE conversations SET message_seq = 2 WHERE id = @id", ct, ("id", open.ConversationId));
            db.Add(new OutboxItem
            {
                ConversationId = open.ConversationId,
                AccountId = host.Account.Id,
                Message = message,
                Speaker = Conversation.BotSpeaker,
                Payload = """{"type":"message","text":"Sebentar ya"}""",
                DueAt = host.Clock.GetUtcNow(),
                CreatedAt = host.Clock.GetUtcNow(),
            });
            return true;
        },
        CancellationToken.None);
}
