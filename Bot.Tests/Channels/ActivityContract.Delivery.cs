using System.Text;
using CareBot.Bot.Channels;
using Microsoft.Bot.Schema;

namespace CareBot.Tests.Channels;

/// <summary>Batches, echoes and refusals. What a protocol does not have is said here, and shown to be absent.</summary>
public abstract partial class ActivityContract
{
    [Fact]
    public async Task A_call_brings_one_activity_and_a_batch_is_refused_whole()
    {
        await this.SayAsync(Ana, "m0", "halo");
        var (one, two) = (this.MessageOf(Ana, "m1", "satu"), this.MessageOf(Ana, "m2", "dua"));
        foreach (var batch in new[] { $"[{one},{two}]", $$"""{"activities":[{{one}},{{two}}]}""", $"{one}\n{two}" })
        {
            Assert.Equal(400, await this.PostAsync(Ana, Encoding.UTF8.GetBytes(batch)));
        }

        Assert.Equal(["halo"], (await this.KeptAsync()).Select(k => k.Text));
    }

    [Fact]
    public async Task Our_own_words_coming_back_are_not_taken_for_ours_twice()
    {
        await this.SayAsync(Ana, "m0", "halo");
        Assert.InRange(await this.PostAsync(Ana, Encoding.UTF8.GetBytes(this.OwnWordsOf(Ana, "e1", "kata bot"))), 200, 202);
        var kept = await this.KeptAsync();
        Assert.Equal(this.Own == OwnWords.ComeBack ? ["halo"] : ["halo", "kata bot"], kept.Select(k => k.Text));
        Assert.All(kept, k => Assert.NotEqual(RoleTypes.Bot, k.Role));
    }

    [Fact]
    public async Task The_customer_sees_their_own_words_once()
    {
        for (var time = 0; time < 3; time++)
        {
            await this.SayAsync(Ana, "m1", "halo");
        }

        await this.SayAsync(Ana, "m2", "ada orang?");
        Assert.Equal(this.EchoesCustomers ? ["halo", "ada orang?"] : [], await this.EchoedAsync(Ana));
    }

    [Fact]
    public async Task While_the_database_is_away_the_caller_is_asked_to_come_again()
    {
        await this.SayAsync(Ana, "m0", "halo");
        var body = Encoding.UTF8.GetBytes(this.MessageOf(Ana, "m1", "lagi"));
        this.TakeAway(true);
        Assert.Equal(503, await this.PostAsync(Ana, body));
        this.TakeAway(false);
        Assert.InRange(await this.PostAsync(Ana, body), 200, 202);
        Assert.Equal(["halo", "lagi"], (await this.KeptAsync()).Select(k => k.Text));
    }

    [Fact]
    public async Task Every_class_of_refusal_is_told_apart_or_cannot_come()
    {
        await this.SayAsync(Ana, "m0", "halo");
        var address = await this.AddressAsync(Ana);
        var payload = Assert.Single(this.Channel.Render(new Activity(ActivityTypes.Message) { Text = "halo", From = new ChannelAccount("bot") }));
        var sends = 0L;
        foreach (var (outcome, bring) in this.Refusals)
        {
            bring();
            var refused = await this.Channel.SendAsync(new(++sends, address, payload, 1), CancellationToken.None);
            Assert.True(outcome == refused.Outcome, $"{refused.Outcome} ({refused.Error}), not {outcome}");
            Assert.DoesNotContain("rahasia", refused.Error ?? "", StringComparison.Ordinal);
            this.TakeAway(false);
            Assert.Equal(SendOutcome.Sent, (await this.Channel.SendAsync(new(++sends, address, payload, 1), CancellationToken.None)).Outcome);
        }

        Assert.All(this.NoRefusals.Values, Assert.NotEmpty);
        Assert.Equal(
            Enum.GetValues<SendOutcome>().Except([SendOutcome.Sent]).Order(),
            this.Refusals.Select(r => r.Outcome).Distinct().Concat(this.NoRefusals.Keys).Order());
    }
}
