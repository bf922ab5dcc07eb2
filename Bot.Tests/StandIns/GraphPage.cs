using System.Diagnostics;
using System.Text.Json;

namespace CareBot.Tests.StandIns;

/// <summary>What kind of account Graph has under an id; each has rules of its own.</summary>
public enum GraphKind
{
    Messenger,
    Instagram,
    WhatsApp,
}

/// <summary>An account that the stand-in knows.</summary>
public sealed record GraphPage(string Id, string AccessToken, GraphKind Kind = GraphKind.Messenger);

/// <summary>A message or sender action that was taken.</summary>
/// <param name="MessageId">What Graph answered; null for a sender action.</param>
/// <param name="Text">The text; null for media and sender actions.</param>
/// <param name="Metadata">The sender's own mark.</param>
/// <param name="Action">The sender action, or null.</param>
/// <param name="Body">The whole request.</param>
public sealed record GraphDelivery(string Page, string Recipient, string? MessageId, string? Text, string? Metadata, string? Action, JsonElement Body)
{
    /// <summary>When it came, in <see cref="Stopwatch"/> ticks.</summary>
    public long At { get; } = Stopwatch.GetTimestamp();
}
