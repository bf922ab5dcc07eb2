using CareBot.Knowledge;
using CareBot.Knowledge.Evaluation;

namespace CareBot.Tests.Knowledge;

/// <summary>
/// The sample knowledge base asked as customers type. Kinds: "answer" should be answered, "hard" has an article but shares
/// hardly a word with it (a wrong answer is worse than a decline), "decline" has none. The counts are what is reached; they only go up.
/// </summary>
public sealed class SampleQuestionsTests
{
    private static readonly ReadResult Sample = KnowledgeFolder.Read(Path.Combine(AppContext.BaseDirectory, "Sample"));

    [Fact]
    public void The_sample_has_no_faults()
    {
        Assert.Empty(Sample.Faults);
        Assert.InRange(Sample.Articles.Count, 45, int.MaxValue);
    }

    [Fact]
    public void Customers_questions_are_answered_offered_or_declined()
    {
        var knowledge = KnowledgeBase.Build(Sample.Articles);
        var table = TsvTable.Read(Path.Combine(AppContext.BaseDirectory, "Knowledge", "sample-questions.tsv"), "question", "expected", "kind");
        var asked = table.Rows.ToLookup(row => row[table.Column("kind")], row => (Expected: row[table.Column("expected")], Result: knowledge.Match(new(row[table.Column("question")]))));

        var right = asked["answer"].Count(one => one.Result.Decision == MatchDecision.Answer && one.Result.Ranked[0].ArticleId == one.Expected);
        var offered = asked["answer"].Count(one => one.Result.Choices.Any(choice => choice.ArticleId == one.Expected));
        var wrong = asked["answer"].Concat(asked["hard"]).Count(one => one.Result.Decision == MatchDecision.Answer && one.Result.Ranked[0].ArticleId != one.Expected);
        var declined = asked["decline"].Count(one => one.Result.Decision == MatchDecision.Decline);

        Assert.True(
            right >= 236 && right + offered >= 248 && wrong <= 4 && declined >= 100,
            $"of {asked["answer"].Count()} to answer {right} were and {offered} offered; {wrong} wrong answers; {declined} of {asked["decline"].Count()} declined");
    }
}
