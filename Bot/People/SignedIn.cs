using CareBot.Bot.Storage.Model;

namespace CareBot.Bot.People;

/// <summary>The person behind a request, as the database knows them at this moment.</summary>
public sealed record SignedIn(
    long Id, long BrandId, string UserName, string FirstName, PersonRole Role, string Language, string Theme, bool MustChangePassword)
{
    public bool May(string permission) => Permission.Has(this.Role, permission);

    /// <summary>The person behind a request to an endpoint that needs one.</summary>
    /// <exception cref="InvalidOperationException">The endpoint lets anybody in.</exception>
    public static SignedIn Of(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Features.Get<SignedIn>() ?? throw new InvalidOperationException("Nobody is signed in: the endpoint must say that it needs somebody.");
    }

    /// <summary>Endpoints take the person as a parameter.</summary>
    public static ValueTask<SignedIn?> BindAsync(HttpContext context) => ValueTask.FromResult(context.Features.Get<SignedIn>());
}
