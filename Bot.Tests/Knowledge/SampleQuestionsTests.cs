using CareBot.Knowledge;
using CareBot.Knowledge.Evaluation;
using CareBot.Knowledge.Releases;
using CareBot.Language;

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
        var found = asked["hard"].Count(one => one.Result.Decision == MatchDecision.Answer && one.Result.Ranked[0].ArticleId == one.Expected);
        var declined = asked["decline"].Count(one => one.Result.Decision == MatchDecision.Decline);

        Assert.True(
            right >= 250 && right + offered >= 258 && wrong <= 4 && declined >= 100 && found >= 11,
            $"of {asked["answer"].Count()} to answer {right} were and {offered} offered; {found} of {asked["hard"].Count()} hard ones answered; {wrong} wrong answers; {declined} of {asked["decline"].Count()} declined");
    }

    /// <summary>
    /// What makes the messages a fair measure: enough of them, enough that nothing answers, and for every ten articles at least
    /// five whose article shares no content word with them (no stem that is not a function word) in any of its questions.
    /// </summary>
    [Fact]
    public void The_messages_are_many_and_not_copies_of_the_examples()
    {
        var table = TsvTable.Read(Path.Combine(AppContext.BaseDirectory, "Knowledge", "sample-questions.tsv"), "question", "expected", "kind");
        var rows = table.Rows.Select(row => (Question: row[table.Column("question")], Expected: row[table.Column("expected")], Kind: row[table.Column("kind")])).ToArray();
        var words = Sample.Articles.ToDictionary(article => article.Id, WordsOf, StringComparer.Ordinal);
        var examples = Sample.Articles.SelectMany(article => article.Texts.Values).SelectMany(text => text.Questions).ToHashSet(StringComparer.OrdinalIgnoreCase);

        var hard = rows.Where(row => row.Kind == "hard").ToArray();
        var shared = hard.Where(row => Stems(row.Question).Any(words[row.Expected].Contains)).Select(row => row.Question).ToArray();
        var strangers = hard.Except(hard.Where(row => shared.Contains(row.Question))).ToArray();

        Assert.True(rows.Length >= 400 && rows.Count(row => row.Expected.Length == 0) >= 100, $"{rows.Length} messages");
        Assert.Equal(rows.Length, rows.DistinctBy(row => row.Question, StringComparer.OrdinalIgnoreCase).Count());
        Assert.DoesNotContain(rows, row => examples.Contains(row.Question));
        Assert.All(rows.Where(row => row.Expected.Length > 0), row => Assert.Contains(row.Expected, words.Keys));
        Assert.True(strangers.Length >= Sample.Articles.Count * 5 / 10.0, $"{strangers.Length} share nothing; these share a word: {string.Join(" | ", shared)}");
        Assert.True(strangers.DistinctBy(row => row.Expected).Count() >= Sample.Articles.Count / 2, "They ask for too few articles.");
    }

    private static HashSet<string> WordsOf(Article article) =>
        [.. article.Texts.SelectMany(text => text.Value.Questions).SelectMany(Stems)];

    /// <summary>In each language's way, since a message does not say its language.</summary>
    private static IEnumerable<string> Stems(string text) => LanguageCode.All.SelectMany(language => ContentWords.Of(text, language));
}
