using System.Globalization;
using System.Security.Claims;
using CareBot.Bot.Storage;
using CareBot.Bot.Storage.Model;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.EntityFrameworkCore;

namespace CareBot.Bot.People;

/// <summary>
/// The desk's session. The cookie says who and under which security stamp; every request asks the database whether that still holds, so
/// that a changed role, a disabled person and "sign out everywhere" count at once.
/// </summary>
public sealed class DeskCookie(IDbContextFactory<CareBotDb> databases) : CookieAuthenticationEvents
{
    public const string Scheme = "desk";
    public const string Name = "carebot.desk";

    private const string StampClaim = "stamp";

    /// <summary>Without a request for this long a session ends.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(12);

    public static ClaimsPrincipal PrincipalOf(Person person)
    {
        ArgumentNullException.ThrowIfNull(person);
        return new ClaimsPrincipal(new ClaimsIdentity(
            [
                new Claim(ClaimTypes.NameIdentifier, person.Id.ToString(CultureInfo.InvariantCulture)),
                new Claim(StampClaim, person.SecurityStamp ?? string.Empty),
            ],
            Scheme));
    }

    /// <summary>The person's id and the stamp they signed in under; null for anybody else.</summary>
    public static (long Id, string Stamp)? Read(ClaimsPrincipal? principal) =>
        long.TryParse(principal?.FindFirstValue(ClaimTypes.NameIdentifier), CultureInfo.InvariantCulture, out var id)
            ? (id, principal!.FindFirstValue(StampClaim) ?? string.Empty)
            : null;

    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (Read(context.Principal) is { } claimed && await this.FindAsync(claimed, context.HttpContext.RequestAborted) is { } person)
        {
            context.HttpContext.Features.Set(person);
            return;
        }

        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(Scheme);
    }

    private async Task<SignedIn?> FindAsync((long Id, string Stamp) claimed, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.People.AsNoTracking().FirstOrDefaultAsync(p => p.Id == claimed.Id && p.SecurityStamp == claimed.Stamp && !p.Disabled, cancellationToken) is { } person
            ? await db.SignedInAsync(person, cancellationToken)
            : null;
    }
}
