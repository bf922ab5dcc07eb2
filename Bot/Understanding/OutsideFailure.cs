namespace CareBot.Bot.Understanding;

/// <summary>Why a service outside was of no use for a message.</summary>
public enum OutsideFailure
{
    /// <summary>No answer within the time limit.</summary>
    TimeLimit,

    /// <summary>The key or token is refused (401, 403), or the machine got no token.</summary>
    Refused,

    /// <summary>Any other 4xx: the project or deployment is not there, or the request is not accepted.</summary>
    Rejected,

    /// <summary>Too many requests (429).</summary>
    Throttled,

    /// <summary>5xx, an unexpected status, or no connection.</summary>
    Unavailable,

    /// <summary>The answer is not what the service's contract says.</summary>
    Malformed,

    /// <summary>The project is not a conversation project: orchestration, for example.</summary>
    WrongProject,
}
