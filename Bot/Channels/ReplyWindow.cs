namespace CareBot.Bot.Channels;

/// <summary>How long after the customer's last message a platform takes replies.</summary>
/// <param name="Bot">The bot's words.</param>
/// <param name="Person">A person's words; never shorter.</param>
public sealed record ReplyWindow(TimeSpan Bot, TimeSpan Person);
