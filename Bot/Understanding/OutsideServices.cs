namespace CareBot.Bot.Understanding;

/// <summary>How each service outside has done since the start. None of them is needed: without them the bot works as it does with none configured.</summary>
public sealed class OutsideServices(TimeProvider clock)
{
    /// <summary>Reads messages beside us.</summary>
    public OutsideTally Language { get; } = new(clock);

    /// <summary>Gives vectors of texts.</summary>
    public OutsideTally Embeddings { get; } = new(clock);

    /// <summary>Words answers.</summary>
    public OutsideTally Phrasing { get; } = new(clock);
}
