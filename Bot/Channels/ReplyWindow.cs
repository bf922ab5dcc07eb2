namespace CareBot.Bot.Channels;

/// <summary>How long after the customer's last message a platform takes replies.</summary>
/// <param name="Bot">The bot's words, and a person's without more ado.</param>
/// <param name="Person">A person's words; never shorter. <see cref="TimeSpan.MaxValue"/>: without end.</param>
/// <param name="After">What becomes of a person's words between the two.</param>
public sealed record ReplyWindow(TimeSpan Bot, TimeSpan Person, AfterWindow After = AfterWindow.Nothing)
{
    /// <summary>24 hours, as Meta has it; a person's words under the tag up to 7 days, where Meta has granted it.</summary>
    public static ReplyWindow Tagged(bool granted) => granted
        ? new(TimeSpan.FromHours(24), TimeSpan.FromDays(7), AfterWindow.HumanAgent)
        : new(TimeSpan.FromHours(24), TimeSpan.FromHours(24));

    /// <summary>The moments at which this window changes what a reply can do, for a customer who last wrote at <paramref name="lastInbound"/>.</summary>
    public ReplyTimes From(DateTimeOffset lastInbound) => new(
        lastInbound + this.Bot,
        this.After,
        this.After == AfterWindow.Nothing || this.Person == TimeSpan.MaxValue ? null : lastInbound + this.Person);

    /// <summary>The lengths after which a reply can do less than before, shortest first.</summary>
    public IEnumerable<TimeSpan> Ends => this.Person > this.Bot && this.Person != TimeSpan.MaxValue ? [this.Bot, this.Person] : [this.Bot];
}

/// <summary>What becomes of a person's words once the window is over.</summary>
public enum AfterWindow
{
    /// <summary>The platform refuses them.</summary>
    Nothing,

    /// <summary>They leave under the platform's tag for people.</summary>
    HumanAgent,

    /// <summary>They leave in an approved template.</summary>
    Template,
}

/// <summary>When replies are taken.</summary>
/// <param name="Until">Replies of every kind.</param>
/// <param name="After">What holds then for a person's words.</param>
/// <param name="AfterUntil">How long that holds; null where it does not, or without end.</param>
public sealed record ReplyTimes(DateTimeOffset Until, AfterWindow After, DateTimeOffset? AfterUntil);
