namespace CareBot.Bot.Api;

/// <summary>Who may call an endpoint of the desk.</summary>
/// <param name="Permission">What the person needs; null: being signed in is enough.</param>
/// <param name="Anyone">Nobody needs to be signed in.</param>
/// <param name="BeforePasswordChange">Also while the one-time password was not changed.</param>
public sealed record DeskAccess(string? Permission, bool Anyone = false, bool BeforePasswordChange = false);

public static class DeskAccessExtensions
{
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
