using CareBot.Bot.People;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;

namespace CareBot.Bot.Api;

/// <summary>
/// Stands before every endpoint of the desk: who calls, was the call made by our own page, and may they. An endpoint that does not say who
/// may call it is called by nobody. Every refusal is problem details.
/// </summary>
internal sealed class DeskGate(IAntiforgery antiforgery)
{
    public async Task RunAsync(HttpContext context, RequestDelegate next)
    {
        try
        {
            if (context.GetEndpoint() is { } endpoint)
            {
                await this.AdmitAsync(context, endpoint.Metadata.GetMetadata<DeskAccess>());
                Choose(context, endpoint.Metadata.GetMetadata<BrandChoice>());
            }

            await next(context);
        }
        catch (RefusalException refusal) when (!context.Response.HasStarted)
        {
            await refusal.ToResult().ExecuteAsync(context);
            return;
        }
        catch (PersonRefusedException refused) when (!context.Response.HasStarted)
        {
            await RefusalException.Invalid(new Fault(refused.Place, refused.What, refused.Allowed)).ToResult().ExecuteAsync(context);
            return;
        }

        if (!context.Response.HasStarted && context.Response is { StatusCode: >= 400, ContentType: null })
        {
            await TypedResults.Problem(statusCode: context.Response.StatusCode).ExecuteAsync(context);
        }
    }

    private async Task AdmitAsync(HttpContext context, DeskAccess? access)
    {
        var signedIn = await SignInAsync(context);
        if (access is null)
        {
            throw RefusalException.Forbidden("Nobody may call this.");
        }

        if (signedIn is null && !access.Anyone)
        {
            throw new RefusalException(StatusCodes.Status401Unauthorized, "not-signed-in", "Sign in first.");
        }

        if (context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal) && !await antiforgery.IsRequestValidAsync(context))
        {
            throw new RefusalException(
                StatusCodes.Status400BadRequest, "csrf-token-invalid", $"Send the session's csrfToken as {DeskRegistration.CsrfHeader}.");
        }

        if (signedIn is { MustChangePassword: true } && !access.BeforePasswordChange)
        {
            throw new RefusalException(StatusCodes.Status403Forbidden, "password-change-required", "Change the one-time password first.");
        }

        if (access.Permission is { } permission && !signedIn!.May(permission))
        {
            throw RefusalException.Forbidden($"This needs the permission {permission}.");
        }
    }

    /// <summary>Settles which brand the request works on. Whether a brand exists that is not the person's is not told.</summary>
    private static void Choose(HttpContext context, BrandChoice? choice)
    {
        if (choice is null || context.Features.Get<SignedIn>() is not { } person)
        {
            return;
        }

        var key = context.Request.Query[BrandChoice.Parameter].ToString();
        if (key.Length > 0 || !choice.OrAll)
        {
            var chosen = key.Length > 0 ? person.Brands.FirstOrDefault(b => b.Key == key) : person.Brands is [var home, ..] ? home : null;
            context.Features.Set(person with
            {
                Chosen = chosen ?? throw new RefusalException(
                    StatusCodes.Status403Forbidden, "brand-not-yours", $"You do not work for a brand '{key}'. Yours: {string.Join(", ", person.Brands.Select(b => b.Key))}."),
            });
        }
    }

    private static async Task<SignedIn?> SignInAsync(HttpContext context)
    {
        var result = await context.AuthenticateAsync(DeskCookie.Scheme);
        context.User = result.Principal ?? new();
        return result.Succeeded ? context.Features.Get<SignedIn>() : null;
    }
}
