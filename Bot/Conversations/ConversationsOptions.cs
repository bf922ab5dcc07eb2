namespace CareBot.Bot.Conversations;

/// <summary>Settings under <c>Conversations</c>.</summary>
public sealed class ConversationsOptions
{
    /// <summary>Wait for more text after a fragment such as "halo", in milliseconds, 0 to 1500.</summary>
    public int FragmentWaitMilliseconds { get; init; } = 1000;

    /// <summary>Turns that run at the same time, 1 to 1024.</summary>
    public int ParallelTurns { get; init; } = 32;

    /// <summary>Turns on the same event that may fail before it is set aside and a person is asked, 1 to 20.</summary>
    public int MaxAttempts { get; init; } = 5;

    /// <summary>Longest time a turn may take, in seconds, 1 to 120.</summary>
    public int TurnSeconds { get; init; } = 20;
}
