using CareBot.Handoff;
using Microsoft.AspNetCore.Mvc;

namespace CareBot.Bot.Api;

/// <summary>409 <c>already-taken</c>.</summary>
public sealed class AlreadyTakenProblem : ProblemDetails
{
    public required PersonRef TakenBy { get; init; }
}

/// <summary>422: every fault at once.</summary>
public sealed class InvalidProblem : ProblemDetails
{
    public required IReadOnlyList<Fault> Faults { get; init; }
}

/// <summary>422 for opening hours.</summary>
public sealed class InvalidHoursProblem : ProblemDetails
{
    public required IReadOnlyList<HoursFault> Faults { get; init; }
}

/// <summary>409 <c>stale</c>: what is stored now, and what was sent.</summary>
public sealed class StaleProblem<T> : ProblemDetails
{
    public required T? Current { get; init; }
    public required T Yours { get; init; }
}

/// <summary>423 or 429: too many attempts.</summary>
public sealed class LockedProblem : ProblemDetails
{
    public required DateTimeOffset RetryAt { get; init; }
}
