using Microsoft.Bot.Schema;

namespace CareBot.Bot.Channels.Rendering;

/// <summary>Whose words a reply is: the desk puts the person's first name into <c>from.name</c>, the bot itself has none.</summary>
internal static class WrittenBy
{
    /// <summary>The first name of the person who wrote the reply; null for the bot's own words.</summary>
    public static string? Person(Activity reply) => string.IsNullOrWhiteSpace(reply.From?.Name) ? null : reply.From.Name.Trim();
}
