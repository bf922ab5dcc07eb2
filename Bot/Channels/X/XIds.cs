using System.Text.Json;
using CareBot.Bot.Channels.Webhooks;

namespace CareBot.Bot.Channels.X;

/// <summary>X's ids: numbers beyond 2^53, so they are read as they are written.</summary>
internal static class XIds
{
    private const int Longest = 64;

    public static string? Of(JsonElement element, string name) => element.Id(name) is { Length: <= Longest } id ? id : null;

    /// <summary>The string form where there are both: the number is rounded in places.</summary>
    public static string? OfEither(JsonElement element, string name) => Of(element, name + "_str") ?? Of(element, name);
}
