using System.Security.Claims;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Adapters;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Bot.Schema;

namespace CareBot.Tests.BotFramework;

/// <summary>With a delay of 0 typing is sent before the bot has its turn, so that nothing here waits.</summary>
public sealed class TypingTests
{
    private const int Never = 100_000;

    private static TestFlow Run(TestAdapter adapter) => new(
        (TestAdapter)adapter.Use(new ShowTypingMiddleware(delay: 0, period: Never)),
        (turn, cancellationToken) => turn.SendActivityAsync(turn.Responded ? "responded" : "done", cancellationToken: cancellationToken));

    [Fact]
    public Task A_person_sees_typing_that_does_not_count_as_a_response() => Run(new TestAdapter())
        .Send("hi").AssertReply(reply => Assert.NotNull(reply.AsTypingActivity())).AssertReply("done").StartTestAsync();

    [Fact]
    public Task An_event_shows_no_typing() =>
        Run(new TestAdapter()).Send(new Activity(ActivityTypes.Event)).AssertReply("done").StartTestAsync();

    [Theory]
    [InlineData("ver=2.0;aud=parent;azp=skill", false)]
    [InlineData("ver=1.0;aud=parent;appid=skill", false)]
    [InlineData("appid=AnonymousSkill", false)]
    [InlineData("ver=2.0;aud=me;azp=me", true)]
    [InlineData("ver=2.0;aud=https://api.botframework.com;azp=me", true)]
    [InlineData("ver=2.0;azp=me", true)]
    [InlineData("aud=parent;azp=skill", true)]
    public Task A_bot_that_calls_this_one_as_its_skill_sees_no_typing(string claims, bool typing)
    {
        var flow = Run(new ClaimingAdapter(claims)).Send("hi");
        return (typing ? flow.AssertReply(reply => Assert.NotNull(reply.AsTypingActivity())) : flow).AssertReply("done").StartTestAsync();
    }

    [Theory]
    [InlineData(-1, 1000)]
    [InlineData(100, -1)]
    [InlineData(100, 0)]
    public void Impossible_times_are_refused(int delay, int period) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new ShowTypingMiddleware(delay, period));

    private sealed class ClaimingAdapter(string claims) : TestAdapter
    {
        protected override TurnContext CreateTurnContext(Activity activity)
        {
            var turn = base.CreateTurnContext(activity);
            var caller = new ClaimsIdentity(claims.Split(';').Select(claim => claim.Split('=')).Select(pair => new Claim(pair[0], pair[1])));
            Assert.Contains(caller.Claims, claim => claim.Type is AuthenticationConstants.AuthorizedParty or AuthenticationConstants.AppIdClaim);
            turn.TurnState.Add(BotIdentityKey, caller);
            return turn;
        }
    }
}
