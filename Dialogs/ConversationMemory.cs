using System.Text.Json;

namespace CareBot.Dialogs;

/// <summary>What the bot remembers between turns of a conversation. Stored as JSON text, so that no type name enters the state.</summary>
public sealed class ConversationMemory
{
    /// <summary>The shape of the state that this program reads and writes.</summary>
    public const int CurrentVersion = 1;

    /// <summary>The shape that this memory was written in.</summary>
    public int Version { get; set; } = CurrentVersion;

    /// <summary>Whether the bot introduced itself.</summary>
    public bool Greeted { get; set; }

    /// <summary>How often in a row the customer was not helped.</summary>
    public int Misses { get; set; }

    /// <summary>The article sent last, which short follow-up questions are about.</summary>
    public string? LastArticleId { get; set; }

    /// <summary>The question that was not answered.</summary>
    public string? OpenQuestion { get; set; }

    /// <summary>When the customer was last told that a person will answer, in Unix seconds.</summary>
    public long? WaitingSaidAt { get; set; }

    /// <summary>Whether the next message of a waiting customer is a question to the bot.</summary>
    public bool AsksMeanwhile { get; set; }

    /// <summary>How the customer sounded lately.</summary>
    public MoodTrail Mood { get; set; } = new();

    /// <summary>The memory written by <see cref="ToJson"/>; null when it is of another version or unreadable.</summary>
    public static ConversationMemory? FromJson(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<ConversationMemory>(json) is { Version: CurrentVersion } memory ? memory : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The memory as compact JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(this);

    /// <summary>Forgets what led to a handoff, so that the conversation begins anew when the bot has it back.</summary>
    public void GaveUp() => (Misses, OpenQuestion, WaitingSaidAt, AsksMeanwhile, Mood) = (0, null, null, false, new());
}
