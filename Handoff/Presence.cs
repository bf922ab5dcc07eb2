namespace CareBot.Handoff;

/// <summary>Whether a person at the desk can take a case.</summary>
public enum PresenceState
{
    /// <summary>Takes cases.</summary>
    Available,

    /// <summary>At the desk, takes no new cases.</summary>
    Busy,

    /// <summary>Not at the desk.</summary>
    Away,
}

/// <summary>What is known of a person's presence.</summary>
/// <param name="Chosen">What they set themselves to.</param>
/// <param name="ActiveAt">When they last did something.</param>
/// <param name="SeenAt">When a browser of theirs was last connected.</param>
public sealed record PresenceSigns(PresenceState Chosen, DateTimeOffset ActiveAt, DateTimeOffset SeenAt);

/// <summary>What presence follows from the signs of it. Pure.</summary>
public static class PresencePolicy
{
    /// <summary>Without any activity for this long a person counts as away.</summary>
    public static readonly TimeSpan Inactivity = TimeSpan.FromMinutes(10);

    /// <summary>This long after the last connection closed a person counts as away; a reload is shorter.</summary>
    public static readonly TimeSpan Absence = TimeSpan.FromSeconds(60);

    /// <summary>What others are shown.</summary>
    public static PresenceState At(PresenceSigns signs, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(signs);
        return now - signs.SeenAt >= Absence || now - signs.ActiveAt >= Inactivity ? PresenceState.Away : signs.Chosen;
    }

    /// <summary>Whether the person's browser has been gone for so long that their cases go back to the queue.</summary>
    public static bool IsGone(PresenceSigns signs, DateTimeOffset now, TimeSpan patience)
    {
        ArgumentNullException.ThrowIfNull(signs);
        return now - signs.SeenAt >= patience;
    }
}
