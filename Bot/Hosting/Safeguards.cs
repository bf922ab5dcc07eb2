using CareBot.Bot.Storage;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CareBot.Bot.Hosting;

/// <summary>What every answer carries and what a fault looks like from outside.</summary>
public static class Safeguards
{
    /// <summary>For whatever is not a page; pages set their own before.</summary>
    private const string NoContentPolicy = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    public static void AddSafeguards(this IServiceCollection services)
    {
        services.AddProblemDetails();
        services.AddHealthChecks().AddCheck<DatabaseHealth>("database");
    }

    /// <summary>Security headers on everything; faults become problem details without a word of what went wrong inside.</summary>
    public static void UseSafeguards(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.Use(async (context, next) =>
        {
            context.Response.OnStarting(() =>
            {
                var headers = context.Response.Headers;
                headers.XContentTypeOptions = "nosniff";
                headers["Referrer-Policy"] = "no-referrer";
                if (headers.ContentSecurityPolicy.Count == 0)
                {
                    headers.ContentSecurityPolicy = NoContentPolicy;
                }

                return Task.CompletedTask;
            });
            await next(context);
        });
        var storage = app.Services.GetRequiredService<IStorageErrors>();
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            StatusCodeSelector = error => error switch
            {
                BadHttpRequestException bad => bad.StatusCode,
                _ when storage.IsUnavailable(error) => StatusCodes.Status503ServiceUnavailable,
                _ => StatusCodes.Status500InternalServerError,
            },
            SuppressDiagnosticsCallback = context => context.Exception is BadHttpRequestException,
        });
    }

    public static void MapHealth(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.MapHealthChecks("/health/live", new() { Predicate = _ => false });
        app.MapHealthChecks("/health/ready");
        app.MapGet("/", RedirectHttpResult () => TypedResults.Redirect("/chat"));
    }
}
