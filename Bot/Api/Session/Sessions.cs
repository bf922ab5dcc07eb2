using CareBot.Bot.Api.Cases;
using CareBot.Bot.Api.Live;
using CareBot.Bot.Channels;
using CareBot.Bot.People;
using CareBot.Bot.Storage;
using CareBot.Bot.Storage.Model;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;

namespace CareBot.Bot.Api.Session;

/// <summary>Begins, shows and ends the session of a browser.</summary>
internal sealed class Sessions(IAntiforgery antiforgery, PresenceBoard presence, Accounts accounts, IDbContextFactory<CareBotDb> databases)
{
    public async Task<SessionView> ViewAsync(HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        var token = antiforgery.GetAndStoreTokens(context).RequestToken!;
        return context.Features.Get<SignedIn>() is { } person
            ? new SessionView(token, await this.MeAsync(person, context.RequestAborted))
            : new SessionView(token, null);
    }

    public async Task<SessionView> BeginAsync(HttpContext context, Person person)
    {
        var principal = DeskCookie.PrincipalOf(person);
        await context.SignInAsync(DeskCookie.Scheme, principal, new() { IsPersistent = true });
        context.User = principal;
        await using var db = await databases.CreateDbContextAsync(context.RequestAborted);
        context.Features.Set(await db.SignedInAsync(person, context.RequestAborted));
        return await this.ViewAsync(context);
    }

    public async Task<SessionView> EndAsync(HttpContext context)
    {
        await context.SignOutAsync(DeskCookie.Scheme);
        context.User = new();
        context.Features.Set<SignedIn>(null);
        return await this.ViewAsync(context);
    }

    private async Task<Me> MeAsync(SignedIn person, CancellationToken cancellationToken) => new(
        PersonRef.IdOf(person.Id),
        person.UserName,
        person.FirstName,
        person.Role,
        Permission.Of(person.Role),
        person.Language,
        person.Theme,
        await presence.OfAsync(person.Id, cancellationToken),
        person.MustChangePassword,
        [.. person.Brands.Select(b => new BrandRef(b.Key, b.Name))],
        [.. accounts.All.Where(a => person.WorksFor(a.BrandId)).Select(a => a.Team).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]);
}
