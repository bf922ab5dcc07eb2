namespace CareBot.Bot.Api;

/// <summary>Who may call an endpoint of the desk.</summary>
/// <param name="Permission">What the person needs; null: being signed in is enough.</param>
/// <param name="Anyone">Nobody needs to be signed in.</param>
/// <param name="BeforePasswordChange">Also while the one-time password was not changed.</param>
public sealed record DeskAccess(string? Permission, bool Anyone = false, bool BeforePasswordChange = false);

/// <summary>The endpoint reads the brand that the address names as <c>?brand=KEY</c>, which must be one of the person's.</summary>
/// <param name="OrAll">Without the name it is about all brands of the person; else it works on the one that the desk opens with.</param>
public sealed record BrandChoice(bool OrAll)
{
    public const string Parameter = "brand";
}

public static class DeskAccessExtensions
{
    /// <summary>It works on one brand, which the address names; an endpoint about a thing with an id needs none, because the thing has its brand.</summary>
    public static T OnOneBrand<T>(this T endpoints)
        where T : IEndpointConventionBuilder => endpoints.WithMetadata(new BrandChoice(OrAll: false));

    /// <summary>It lists what all brands of the person have, or the one that the address names.</summary>
    public static T OnOneBrandOrAll<T>(this T endpoints)
        where T : IEndpointConventionBuilder => endpoints.WithMetadata(new BrandChoice(OrAll: true));

    /// <summary>People with this permission may call it.</summary>
    public static RouteHandlerBuilder Needs(this RouteHandlerBuilder endpoint, string permission) =>
        endpoint.WithMetadata(new DeskAccess(permission)).ProducesProblem(400).ProducesProblem(401).ProducesProblem(403);

    /// <summary>Everybody who is signed in may call it.</summary>
    public static RouteHandlerBuilder NeedsPerson(this RouteHandlerBuilder endpoint, bool beforePasswordChange = false) =>
        endpoint.WithMetadata(new DeskAccess(null, BeforePasswordChange: beforePasswordChange)).ProducesProblem(400).ProducesProblem(401).ProducesProblem(403);

    /// <summary>Everybody may call it.</summary>
    public static RouteHandlerBuilder ForAnyone(this RouteHandlerBuilder endpoint) =>
        endpoint.WithMetadata(new DeskAccess(null, Anyone: true, BeforePasswordChange: true));

    /// <summary>The answers that every edit of a stored thing can have.</summary>
    public static RouteHandlerBuilder Edits<T>(this RouteHandlerBuilder endpoint) => endpoint
        .Produces<StaleProblem<T>>(409, "application/problem+json")
        .ProducesProblem(428)
        .ProducesProblem(404);

    public static RouteHandlerBuilder ProducesFaults(this RouteHandlerBuilder endpoint) =>
        endpoint.Produces<InvalidProblem>(422, "application/problem+json");
}
