using CareBot.Bot.Storage.Model;

namespace CareBot.Bot.People;

/// <summary>A brand as the desk knows it.</summary>
/// <param name="Key">As written in the settings; addresses name it.</param>
/// <param name="Name">The name customers read.</param>
public sealed record DeskBrand(long Id, string Key, string Name);

/// <summary>The person behind a request, as the database knows them at this moment.</summary>
/// <param name="Brands">The brands that they work for and may see, the one that the desk opens with first; at least one.</param>
public sealed record SignedIn(
    long Id, IReadOnlyList<DeskBrand> Brands, string UserName, string FirstName, PersonRole Role, string Language, string Theme, bool MustChangePassword)
{
    /// <summary>The brand that the request names, or stands for it; null where it is about a thing that has its own brand, or about all of them.</summary>
    public DeskBrand? Chosen { get; init; }

    /// <summary>The brand that this request works on.</summary>
    /// <exception cref="InvalidOperationException">The endpoint does not say that it works on one brand.</exception>
    public long BrandId => this.Chosen?.Id ?? throw new InvalidOperationException("No brand is chosen: the endpoint must say that it works on one.");

    /// <summary>The brands that a list over brands shows: the chosen one, or all of the person's.</summary>
    public IReadOnlyList<long> InView => this.Chosen is { } one ? [one.Id] : [.. this.Brands.Select(b => b.Id)];

    /// <summary>Whether things of this brand are the person's business; to anybody else they do not exist.</summary>
    public bool WorksFor(long brand) => this.Brands.Any(b => b.Id == brand);

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
