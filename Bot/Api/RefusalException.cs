using Microsoft.AspNetCore.Http.HttpResults;

namespace CareBot.Bot.Api;

/// <summary>A request that is not done; becomes problem details (RFC 9457). Nothing of it was kept.</summary>
/// <param name="status">The HTTP status.</param>
/// <param name="type">A word that the desk knows, such as <c>already-taken</c>.</param>
/// <param name="detail">What was wrong, where, and what is allowed.</param>
/// <param name="members">Further members of the answer.</param>
public sealed class RefusalException(int status, string type, string detail, params (string Name, object? Value)[] members) : Exception(detail)
{
    public int Status { get; } = status;

    public string Type { get; } = type;

    public ProblemHttpResult ToResult() => TypedResults.Problem(
        this.Message, statusCode: this.Status, title: this.Type, type: this.Type, extensions: members.ToDictionary(m => m.Name, m => m.Value));

    public static RefusalException NotFound(string what) => new(StatusCodes.Status404NotFound, "not-found", $"There is no such {what}.");

    public static RefusalException Forbidden(string detail) => new(StatusCodes.Status403Forbidden, "forbidden", detail);

    /// <summary>422: the values are understood and not allowed.</summary>
    public static RefusalException Invalid(params IReadOnlyList<Fault> faults) => new(
        StatusCodes.Status422UnprocessableEntity, "invalid", string.Join(' ', faults.Select(f => $"{f.Place}: {f.What}. Allowed: {f.Allowed}.")), ("faults", faults));

    /// <summary>409: somebody else saved meanwhile; the answer holds both versions.</summary>
    public static RefusalException Stale(object? current, object? yours) => new(
        StatusCodes.Status409Conflict, "stale", "Somebody else saved meanwhile. Nothing was overwritten.", ("current", current), ("yours", yours));
}

/// <summary>One fault of what was sent.</summary>
/// <param name="Place">Which value.</param>
/// <param name="What">What is wrong with it.</param>
/// <param name="Allowed">What is allowed instead.</param>
public sealed record Fault(string Place, string What, string Allowed);
