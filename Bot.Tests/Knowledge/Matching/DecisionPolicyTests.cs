using CareBot.Knowledge;
using CareBot.Knowledge.Matching;

namespace CareBot.Tests.Knowledge.Matching;

public sealed class DecisionPolicyTests
{
    private static readonly MatchOptions Costs = new() { WrongAnswerCost = 1, ChoiceValue = 0.6, WrongChoiceCost = 0.5, MostChoices = 0.1 };

    [Theory]
    [InlineData(1, 0.9, 0.05, MatchDecision.Answer)]
    [InlineData(1, 0.5, 0.45, MatchDecision.Clarify)]
    [InlineData(0.3, 0.9, 0.05, MatchDecision.Decline)]
    [InlineData(1, 0.2, 0.1, MatchDecision.Decline)]
    public void Whatever_is_worth_most_is_done(double any, double first, double second, MatchDecision decision) =>
        Assert.Equal(decision, DecisionPolicy.Prior.Decide(Ranked(first, second), any, Costs).Decision);

    [Theory]
    [InlineData(0)]
    [InlineData(0.1)]
    [InlineData(0.5)]
    public void No_more_of_the_questions_are_met_with_choices_than_allowed(double most)
    {
        var options = Costs with { MostChoices = most };
        (double[], double)[] asked = [.. Enumerable.Range(0, 100).Select(i => (new[] { 0.4 + (i / 1000.0), 0.35, 0.1 }, 0.95))];

        var policy = DecisionPolicy.Fit(asked, options);

        var offered = asked.Count(one => policy.Decide(Ranked(one.Item1), one.Item2, options).Decision == MatchDecision.Clarify);
        Assert.InRange(offered, most > 0 ? 1 : 0, most * asked.Length);
    }

    [Fact]
    public void Offering_costs_no_more_where_few_are_met_with_choices()
    {
        (double[], double)[] asked = [.. Enumerable.Repeat((new[] { 0.95, 0.03 }, 1.0), 50)];

        Assert.Equal(MatchDecision.Clarify, DecisionPolicy.Fit(asked, Costs).Decide(Ranked(0.5, 0.45), 1, Costs).Decision);
    }

    [Fact]
    public void Without_questions_the_stated_costs_decide() =>
        Assert.Equal(MatchDecision.Clarify, DecisionPolicy.Fit([], Costs).Decide(Ranked(0.5, 0.45), 1, Costs).Decision);

    private static RankedArticle[] Ranked(params double[] probabilities) => [.. probabilities.Select((probability, i) => new RankedArticle($"a{i}", probability, null))];
}
