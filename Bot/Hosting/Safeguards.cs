using CareBot.Bot.Storage;
using CareBot.Bot.Understanding;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CareBot.Bot.Hosting;

/// <summary>What a fault looks like from outside, and whether the bot is well.</summary>
public static class Safeguards
{
    public static void AddSafeguards(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddProblemDetails();
        services.AddSingleton<DatabaseHealth>();
        OutsideHealth.AddTo(services.AddHealthChecks().AddCheck<DatabaseHealth>("database").AddCheck<AccountsHealth>("accounts"));

        // First, so that it is outermost: answers that .NET's own filters give carry the headers too.
        services.Insert(0, ServiceDescriptor.Singleton<IStartupFilter, SecurityHeaders>());
    }

    /// <summary>Faults become problem details without a word of what went wrong inside.</summary>
    public static void UseSafeguards(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
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

        // Left to itself .NET puts this first, where a session that is checked while the database is away becomes a bare 500.
        app.UseAuthentication();
    }

    public static void MapHealth(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.MapHealthChecks("/health/live", new() { Predicate = _ => false });
        app.MapHealthChecks("/health/ready");
        app.MapMethods("/", [HttpMethods.Get, HttpMethods.Head], RedirectHttpResult () => TypedResults.Redirect("/chat"));
    }
}
