using CareBot.Bot.Storage.Model;
using CareBot.Tests.StandIns;
using Microsoft.EntityFrameworkCore;

namespace CareBot.Tests.Conversations.Turns;

/// <summary>A suite about turns: what they left on the road.</summary>
public abstract class TurnSuite : RoadContract
{
    private protected Task<List<InboxEvent>> EventsAsync() => this.Road.ReadAsync(db => db.Inbox.OrderBy(e => e.Id).ToListAsync(Cancellation));

    private protected Task<List<Message>> MessagesAsync() => this.Road.ReadAsync(db => db.Messages.OrderBy(m => m.Seq).ToListAsync(Cancellation));

    private protected Task<CareBot.Bot.Storage.Model.Conversation> ConversationAsync() => this.Road.ReadAsync(db => db.Conversations.SingleAsync(Cancellation));
}
