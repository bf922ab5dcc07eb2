using CareBot.Bot.Channels;
using CareBot.Tests.Channels.Meta;
using CareBot.Tests.StandIns;
using Microsoft.Bot.Schema;

namespace CareBot.Tests.Channels.Messenger;

public sealed class MessengerContractTests : MessagingContract
{
    private protected override string ChannelId => "messenger";

    private protected override string Section => "Messenger";

    private protected override string About => "page";

    private protected override GraphKind Kind => GraphKind.Messenger;

    private protected override int LongestText => 1950;

    private protected override IReadOnlyList<(string Key, string? Value)> More =>
        [("ProfileLookup", "false"), ("HumanAgentTag", "true"), ("PersonaPicture", "https://toko.id/agents/{name}.png")];

    private protected override IReadOnlyList<(string Body, string Signature)> Vectors =>
        [(MetaVectors.Plain, MetaVectors.PlainSignature), (MetaVectors.Escaped, MetaVectors.EscapedSignature)];

    private protected override string OwnEcho(long outboxId, string id) => Echo($$"""{"mid":"{{id}}","text":"x","is_echo":true,"app_id":42,"metadata":"carebot:{{outboxId}}"}""");

    [Fact]
    public async Task A_person_s_words_leave_under_the_tag_once_Meta_asks_for_it()
    {
        this.Graph.FailNext(1, 400, 10, 2018278);
        await this.SayAsync(ByRina("Maaf lama, kak"));
        var sent = Assert.Single(this.Graph.Deliveries);
        Assert.Equal(("MESSAGE_TAG", "HUMAN_AGENT"), (sent.Body.GetProperty("messaging_type").GetString(), sent.Body.GetProperty("tag").GetString()));
        Assert.Equal((TimeSpan.FromHours(24), TimeSpan.FromDays(7)), (this.Channel.Window!.Bot, this.Channel.Window.Person));
    }

    [Fact]
    public async Task A_person_s_words_carry_their_persona_which_is_made_once()
    {
        await this.SayAsync(ByRina("Halo"));
        await this.SayAsync(ByRina("Saya bantu"));
        await this.SayAsync(new Activity(ActivityTypes.Message) { Text = "kata bot" });
        Assert.Equal([("persona-1", "Rina", "https://toko.id/agents/rina.png")], this.Graph.Edges.PersonasOf(Shop));
        Assert.Equal(
            ["persona-1", "persona-1", null],
            this.Graph.Deliveries.Select(d => d.Body.TryGetProperty("persona_id", out var persona) ? persona.GetString() : null));
        Assert.Single(this.Graph.Edges.Calls, c => c.StartsWith("POST", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_persona_that_was_deleted_at_Meta_costs_no_reply_and_is_made_anew()
    {
        await this.SayAsync(ByRina("Halo"));
        this.Graph.Edges.DeletePersonas(Shop);
        await this.SayAsync(ByRina("Saya bantu"));
        await this.SayAsync(ByRina("Sudah"));
        Assert.Equal(
            ["persona-1", null, "persona-2"],
            this.Graph.Deliveries.Select(d => d.Body.TryGetProperty("persona_id", out var persona) ? persona.GetString() : null));
    }

    [Fact]
    public async Task A_persona_is_looked_for_again_a_day_later()
    {
        await this.SayAsync(ByRina("Halo"));
        this.Host.Clock.Move(TimeSpan.FromHours(25));
        await this.SayAsync(ByRina("Halo lagi"));
        Assert.Equal(2, this.Graph.Edges.Calls.Count(c => c.StartsWith("GET", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_persona_that_Meta_does_not_give_keeps_no_reply_back()
    {
        await using var other = await ChannelHost.StartAsync(this.Settings(new Uri("http://127.0.0.1:9")));
        var payload = this.Channel.Render(ByRina("Halo"))[0];
        Assert.Equal(SendOutcome.Transient, (await other.Channel("messenger").SendAsync(this.Send(payload), CancellationToken.None)).Outcome);
        Assert.Contains(other.Log.Lines, l => l.Contains("persona", StringComparison.Ordinal) && !l.Contains("Rina", StringComparison.Ordinal));
    }

    private static Activity ByRina(string text) => new(ActivityTypes.Message) { Text = text, From = new ChannelAccount(Shop, "Rina", role: RoleTypes.Bot) };
}
