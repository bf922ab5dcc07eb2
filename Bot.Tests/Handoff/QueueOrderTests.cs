using CareBot.Handoff;

namespace CareBot.Tests.Handoff;

public sealed class QueueOrderTests
{
    private static readonly DateTimeOffset Nine = new(2026, 11, 16, 9, 0, 0, TimeSpan.FromHours(7));

    private static readonly QueueEntry[] Waiting =
    [
        new("asked early", HandoffReason.AskedForPerson, Nine),
        new("unresolved late", HandoffReason.Unresolved, Nine.AddMinutes(40)),
        new("angry late", HandoffReason.Angry, Nine.AddMinutes(50)),
        new("broken early", HandoffReason.BotFailed, Nine.AddMinutes(5)),
        new("asked later", HandoffReason.AskedForPerson, Nine.AddMinutes(1)),
        new("angry early", HandoffReason.Angry, Nine.AddMinutes(45)),
    ];

    [Fact]
    public void Angry_before_unresolved_before_asked_for_then_by_waiting_time() =>
        Assert.Equal(
            ["angry early", "angry late", "broken early", "unresolved late", "asked early", "asked later"],
            Waiting.Order(QueueOrder.Instance).Select(e => e.CaseId));

    [Theory]
    [InlineData("angry early", 1)]
    [InlineData("unresolved late", 4)]
    [InlineData("asked later", 6)]
    [InlineData("gone", null)]
    public void The_position_counts_from_one(string caseId, int? position) => Assert.Equal(position, QueueOrder.Position(Waiting, caseId));

    [Fact]
    public void Cases_that_began_to_wait_together_keep_one_order()
    {
        QueueEntry[] twins = [new("b", HandoffReason.Angry, Nine), new("a", HandoffReason.Angry, Nine)];
        Assert.Equal(["a", "b"], twins.Order(QueueOrder.Instance).Select(e => e.CaseId));
    }

    [Theory]
    [InlineData("angry", HandoffReason.Angry)]
    [InlineData("unresolved", HandoffReason.Unresolved)]
    [InlineData("askedForPerson", HandoffReason.AskedForPerson)]
    [InlineData("botFailed", HandoffReason.BotFailed)]
    public void A_reason_is_stored_as_a_word(string code, HandoffReason reason)
    {
        Assert.Equal(code, reason.Code());
        Assert.True(HandoffReasons.TryParse(code, out var read));
        Assert.Equal(reason, read);
    }

    [Fact]
    public void An_unknown_word_is_no_reason() => Assert.False(HandoffReasons.TryParse("bored", out _));

    [Fact]
    public void Both_JSON_libraries_write_the_same_request()
    {
        var request = new HandoffRequest("angry", "id", "paket saya mana", null, 0.8, ["swearing: anjir"]);
        const string Json = """{"reason":"angry","language":"id","question":"paket saya mana","articleId":null,"anger":0.8,"signals":["swearing: anjir"]}""";
        Assert.Equal(Json, System.Text.Json.JsonSerializer.Serialize(request));
        Assert.Equal(Json, Newtonsoft.Json.JsonConvert.SerializeObject(request));
    }
}
