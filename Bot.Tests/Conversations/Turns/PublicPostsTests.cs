using CareBot.Bot.Channels.X;
using CareBot.Bot.Conversations;
using CareBot.Bot.Storage.Model;
using CareBot.Handoff;
using CareBot.Tests.StandIns;
using CareBot.Tests.Storage;
using Microsoft.Bot.Schema;
using Microsoft.EntityFrameworkCore;

namespace CareBot.Tests.Conversations.Turns;

public sealed class PublicPostsTests : IAsyncLifetime
{
    private const string Thread = XPost.Prefix + "14:sari";

    private TestDatabase database = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => this.database = await TestDatabase.SqliteAsync();

    public ValueTask DisposeAsync() => this.database.DisposeAsync();

    [Fact]
    public async Task A_post_is_not_answered_from_the_knowledge_base_but_stands_at_the_desk()
    {
        await using var road = await RoadHost.StartAsync(this.database);
        await SayAsync(road, "p1", "cara retur barang, pesanan INV-17 atas nama saya");
        Assert.Empty(await road.ReadAsync(db => db.Outbox.ToListAsync(Cancellation)));
        var handoff = Assert.Single(await road.ReadAsync(db => db.Handoffs.ToListAsync(Cancellation)));
        Assert.Equal((HandoffStatus.Waiting, HandoffReason.Unresolved), (handoff.Status, handoff.Reason));

        await SayAsync(road, "p2", "halo?");
        Assert.Empty(await road.ReadAsync(db => db.Outbox.ToListAsync(Cancellation)));
        Assert.Single(await road.ReadAsync(db => db.Handoffs.ToListAsync(Cancellation)));
    }

    [Fact]
    public async Task Where_public_replies_are_allowed_there_is_one_that_leads_into_a_direct_message()
    {
        await using var road = await RoadHost.StartAsync(this.database, settings: AllowingPublicReplies());
        await SayAsync(road, "p1", "cara retur barang, pesanan INV-17 atas nama saya", named: true);
        var said = Assert.Single(await road.ReadAsync(db => db.Messages.Where(m => m.Author == MessageAuthor.Bot).ToListAsync(Cancellation))).Text;
        Assert.Equal("Halo! Supaya data Anda aman, kami bantu lewat pesan langsung, ya. Silakan tekan tombol di bawah. — balasan otomatis", said);
        Assert.Empty(await road.ReadAsync(db => db.Handoffs.ToListAsync(Cancellation)));

        await SayAsync(road, "p2", "sudah saya kirim pesan", named: true);
        Assert.Single(await road.ReadAsync(db => db.Outbox.ToListAsync(Cancellation)));
        Assert.Single(await road.ReadAsync(db => db.Handoffs.ToListAsync(Cancellation)));
    }

    [Fact]
    public async Task A_customer_who_did_not_call_us_by_name_gets_no_public_reply_that_X_would_refuse_but_a_person()
    {
        await using var road = await RoadHost.StartAsync(this.database, settings: AllowingPublicReplies());
        await SayAsync(road, "p1", "kapan buka lagi?");
        Assert.Empty(await road.ReadAsync(db => db.Outbox.ToListAsync(Cancellation)));
        Assert.Equal(HandoffStatus.Waiting, Assert.Single(await road.ReadAsync(db => db.Handoffs.ToListAsync(Cancellation))).Status);
    }

    [Theory]
    [InlineData("2", "Kirim")]
    [InlineData(" 1. ", "Retur")]
    [InlineData("3", null)]
    [InlineData("0", null)]
    [InlineData("nomor 2", "Kirim")]
    [InlineData("Nomor dua", "Kirim")]
    [InlineData("no. 2 ya kak", "Kirim")]
    [InlineData("yang kedua aja", "Kirim")]
    [InlineData("pilih 1", "Retur")]
    [InlineData("#1", "Retur")]
    [InlineData("ke-2", "Kirim")]
    [InlineData("the second one please", "Kirim")]
    [InlineData("2) ", "Kirim")]
    [InlineData("nomor tiga", null)]
    [InlineData("no", null)]
    [InlineData("2 hari", null)]
    [InlineData("dua barang belum sampai", null)]
    [InlineData("halo", null)]
    [InlineData("", null)]
    public void A_number_alone_in_figures_or_words_means_the_choice_under_it(string words, string? chosen)
    {
        var asked = new Activity(ActivityTypes.Message)
        {
            SuggestedActions = new SuggestedActions { Actions = [new CardAction(ActionTypes.ImBack, "Retur", value: "Retur"), new CardAction(ActionTypes.ImBack, "Kirim", value: "Kirim")] },
        };
        Assert.Equal(chosen, NumberedChoices.Chosen(words, [asked]));
        Assert.Null(NumberedChoices.Chosen(words, [asked, new Activity(ActivityTypes.Message)]));
    }

    private static (string Key, string Value)[] AllowingPublicReplies() =>
    [
        ("Channels:X:ConsumerKey", "k"),
        ("Channels:X:ConsumerSecret", "s"),
        ("Channels:X:PublicReplies", "true"),
        ("Channels:X:Accounts:toko:Id", "1234"),
        ("Channels:X:Accounts:toko:AccessToken", "t"),
        ("Channels:X:Accounts:toko:AccessTokenSecret", "s"),
    ];

    /// <param name="named">Whether the post calls us by name.</param>
    private static async Task SayAsync(RoadHost road, string key, string text, bool named = false)
    {
        await road.AcceptAsync(key, text, Thread, shape: a =>
        {
            a.Conversation = new ConversationAccount(isGroup: true, id: Thread, name: "@sari");
            a.Entities = named ? [new Mention(new ChannelAccount(a.Recipient.Id))] : null;
        });
        road.Clock.Move(TimeSpan.FromSeconds(2));
        while (await road.TakeTurnsAsync() > 0)
        {
        }
    }
}
