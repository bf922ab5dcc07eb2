using CareBot.Bot.Storage.Model;
using CareBot.Handoff;
using Microsoft.EntityFrameworkCore;

namespace CareBot.Tests.Conversations.Turns;

/// <summary>Turns in which the bot gives up, and those in which a person speaks.</summary>
public abstract partial class TurnContract
{
    [Fact]
    public async Task A_customer_who_becomes_angry_while_waiting_goes_before_those_who_are_not()
    {
        await this.Road.AcceptAsync("m1", "mau ngomong sama orang");
        await this.Road.TakeTurnsAsync();
        Assert.Equal(HandoffReason.AskedForPerson.Urgency(), (await this.Road.ReadAsync(db => db.Handoffs.SingleAsync(Cancellation))).Urgency);
        await this.Road.AcceptAsync("m2", "anjing lama banget sih", after: 60);
        await this.Road.TakeTurnsAsync();

        var handoff = await this.Road.ReadAsync(db => db.Handoffs.SingleAsync(Cancellation));
        Assert.Equal((HandoffReason.AskedForPerson, HandoffReason.Angry.Urgency()), (handoff.Reason, handoff.Urgency));
        Assert.Equal(2, await this.Road.ReadAsync(db => db.Feed.CountAsync(f => f.Kind == FeedKind.Handoff, Cancellation)));
    }

    [Fact]
    public async Task While_a_person_speaks_messages_are_kept_and_the_bot_is_silent()
    {
        await this.Road.AcceptAsync("m1", "makasih kak");
        await this.Road.WriteAsync(db => db.Conversations.ExecuteUpdateAsync(c => c.SetProperty(x => x.Stage, HandoffStage.Person), Cancellation));
        Assert.Equal(1, await this.Road.TakeTurnsAsync());

        Assert.Equal(MessageAuthor.Customer, Assert.Single(await this.MessagesAsync()).Author);
        Assert.Empty(await this.Road.ReadAsync(db => db.Outbox.ToListAsync(Cancellation)));
    }

    [Fact]
    public async Task A_wish_for_a_person_waits_as_a_handoff_with_the_transcript_and_only_once()
    {
        await this.Road.AcceptAsync("m1", "cara retur barang");
        await this.Road.TakeTurnsAsync();
        await this.Road.AcceptAsync("m2", "mau ngomong sama orang", after: 1);
        await this.Road.TakeTurnsAsync();
        await this.Road.AcceptAsync("m3", "mau ngomong sama orang", after: 2);
        await this.Road.TakeTurnsAsync();

        var handoff = await this.Road.ReadAsync(db => db.Handoffs.Include(h => h.Case).SingleAsync(Cancellation));
        Assert.Equal(HandoffReason.AskedForPerson, handoff.Reason);
        Assert.Contains("cara retur barang", handoff.Transcript, StringComparison.Ordinal);
        Assert.Equal(CaseStatus.HandedOver, handoff.Case!.Status);
    }
}
