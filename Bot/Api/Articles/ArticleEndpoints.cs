using CareBot.Bot.Api.Cases;
using CareBot.Bot.People;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CareBot.Bot.Api.Articles;

internal static class ArticleEndpoints
{
    public static void MapArticles(this RouteGroupBuilder desk)
    {
        var articles = desk.MapGroup("articles").WithTags("Articles").OnOneBrand();
        articles.MapGet("", ListAsync).Needs(Permission.ReadArticles).WithName("listArticles");
        articles.MapPost("", AddAsync).Needs(Permission.WriteArticles).WithName("addArticle").ProducesFaults().ProducesProblem(409);
        articles.MapGet("{id}", ReadAsync).Needs(Permission.ReadArticles).WithName("getArticle").ProducesProblem(404);
        articles.MapPut("{id}", SaveAsync).Needs(Permission.WriteArticles).WithName("saveArticle").ProducesFaults().Edits<ArticleBody>();
        articles.MapDelete("{id}", DeleteAsync).Needs(Permission.WriteArticles).WithName("deleteArticle").Edits<ArticleBody>();
        desk.MapPost("ask", AskAsync).Needs(Permission.ReadArticles).OnOneBrand().WithTags("Articles").WithName("ask").ProducesFaults();
    }

    private static async Task<Ok<Page<ArticleRow>>> ListAsync(SignedIn person, ArticleDesk desk, CancellationToken cancellationToken, string? q = null) =>
        TypedResults.Ok(new Page<ArticleRow>(await desk.ListAsync(person.BrandId, q, cancellationToken), null));

    private static async Task<Ok<ArticleBody>> ReadAsync(
        string id, HttpContext context, SignedIn person, ArticleDesk desk, CancellationToken cancellationToken)
    {
        var (article, tag) = await desk.ReadAsync(person.BrandId, id, cancellationToken);
        context.Response.Headers.ETag = tag;
        return TypedResults.Ok(ArticleBody.Of(article));
    }

    private static async Task<Created<ArticleBody>> AddAsync(
        ArticleBody body, HttpContext context, SignedIn person, ArticleDesk desk, CancellationToken cancellationToken)
    {
        var article = body.ToArticle();
        context.Response.Headers.ETag = await desk.AddAsync(person, article, cancellationToken);
        return TypedResults.Created($"/api/desk/articles/{article.Id}", ArticleBody.Of(article));
    }

    private static async Task<Ok<ArticleBody>> SaveAsync(
        string id, ArticleBody body, HttpContext context, SignedIn person, ArticleDesk desk, CancellationToken cancellationToken)
    {
        var seen = ETag.Required(context.Request);
        if (body.Id != id)
        {
            throw RefusalException.Invalid(new Fault("id", "the id is another one than the address's", "the id that the article has"));
        }

        var article = body.ToArticle();
        context.Response.Headers.ETag = await desk.SaveAsync(person, article, seen, cancellationToken);
        return TypedResults.Ok(ArticleBody.Of(article));
    }

    private static async Task<NoContent> DeleteAsync(
        string id, HttpContext context, SignedIn person, ArticleDesk desk, CancellationToken cancellationToken)
    {
        await desk.DeleteAsync(person, id, ETag.Required(context.Request), cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<Ok<Asked>> AskAsync(AskRequest request, SignedIn person, DraftKnowledge knowledge, CancellationToken cancellationToken)
    {
        WrittenText.Checked(request.Text, "text");
        return TypedResults.Ok(await knowledge.AskAsync(person.BrandId, request, cancellationToken));
    }
}
