using CareBot.Knowledge.Evaluation;

namespace CareBot.Knowledge.Releases;

/// <summary>What a release must do with a message before it may go out.</summary>
/// <param name="ArticleId">The article that must be answered or offered; null: none may be answered.</param>
public sealed record ExpectedAnswer(string Question, string? ArticleId)
{
    /// <summary>Reads a UTF-8 TSV with the columns <c>question</c> and <c>expected</c> (an article's id; empty: none).</summary>
    /// <exception cref="InvalidDataException">The file is not such a table.</exception>
    public static IReadOnlyList<ExpectedAnswer> Read(string path)
    {
        var table = TsvTable.Read(path, "question", "expected");
        var (question, expected) = (table.Column("question"), table.Column("expected"));
        return [.. table.Rows.Select(row => new ExpectedAnswer(row[question], row[expected].Length == 0 ? null : row[expected]))];
    }

    /// <summary>Whether <paramref name="result"/> is what was expected.</summary>
    public bool IsMetBy(MatchResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return result.Decision switch
        {
            MatchDecision.Answer => ArticleId is not null && result.Ranked[0].ArticleId == ArticleId,
            MatchDecision.Clarify => ArticleId is not null && result.Choices.Any(choice => choice.ArticleId == ArticleId),
            _ => ArticleId is null,
        };
    }
}

/// <param name="Result">What the candidate would have done instead.</param>
public sealed record MissedAnswer(ExpectedAnswer Expected, MatchResult Result)
{
    public override string ToString() =>
        $"'{Expected.Question}' should give {Expected.ArticleId ?? "no article"} and gives {(Result.Decision == MatchDecision.Decline ? "no article" : Result.Decision == MatchDecision.Answer ? Result.Ranked[0].ArticleId : "a choice of " + string.Join(", ", Result.Choices.Select(choice => choice.ArticleId)))}";
}
