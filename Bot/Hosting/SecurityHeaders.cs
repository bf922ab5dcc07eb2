namespace CareBot.Bot.Hosting;

/// <summary>What every answer carries, errors and refusals too.</summary>
internal sealed class SecurityHeaders : IStartupFilter
{
    /// <summary>For whatever is not a page; pages set their own.</summary>
    private const string NoContentPolicy = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use((context, rest) =>
        {
            context.Response.OnStarting(Add, context.Response.Headers);
            return rest(context);
        });
        next(app);
    };

    private static Task Add(object state)
    {
        var headers = (IHeaderDictionary)state;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        if (headers.ContentSecurityPolicy.Count == 0)
        {
            headers.ContentSecurityPolicy = NoContentPolicy;
        }

        return Task.CompletedTask;
    }
}
