using CareBot.Bot.People;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CareBot.Bot.Api.Words;

/// <summary>Two lists as they are edited: lines with commas between their items; what follows <c>#</c> is a remark.</summary>
/// <param name="Synonyms">A line a group of words that mean the same.</param>
/// <param name="NeverConfuse">A line a pair of article ids.</param>
public sealed record WordsBody(string Synonyms, string NeverConfuse)
{
    /// <summary>With the line ends that browsers do not send.</summary>
    public WordsBody Plain() => new(this.Synonyms.ReplaceLineEndings("\n"), this.NeverConfuse.ReplaceLineEndings("\n"));
}

internal static class WordsEndpoints
{
    public static void MapWords(this RouteGroupBuilder desk)
    {
        var words = desk.MapGroup("words").WithTags("Words").OnOneBrand();
        words.MapGet("", ReadAsync).Needs(Permission.ReadArticles).WithName("getWords");
        words.MapPut("", SaveAsync).Needs(Permission.WriteArticles).WithName("saveWords").ProducesFaults().Edits<WordsBody>();
    }

    private static async Task<Ok<WordsBody>> ReadAsync(HttpContext context, SignedIn person, WordsDesk desk, CancellationToken cancellationToken)
    {
        var (words, tag) = await desk.ReadAsync(person.BrandId, cancellationToken);
        context.Response.Headers.ETag = tag;
        return TypedResults.Ok(words);
    }

    private static async Task<Ok<WordsBody>> SaveAsync(WordsBody body, HttpContext context, SignedIn person, WordsDesk desk, CancellationToken cancellationToken)
    {
        var seen = ETag.Required(context.Request);
        var words = body.Plain();
        context.Response.Headers.ETag = await desk.SaveAsync(person, words, seen, cancellationToken);
        return TypedResults.Ok(words);
    }
}
