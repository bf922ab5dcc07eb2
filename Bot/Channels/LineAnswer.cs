using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace CareBot.Bot.Channels;

/// <summary>What a turn answers to a caller that stays on the line. It is committed with the turn, so that a repeated call gets the same.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Body">JSON; null for none.</param>
public sealed record LineAnswer(int Status, string? Body)
{
    /// <summary>Nobody handled the invoke.</summary>
    public static LineAnswer NotImplemented { get; } = new(StatusCodes.Status501NotImplemented, null);

    /// <summary>The turn failed for good.</summary>
    public static LineAnswer Failed { get; } = new(StatusCodes.Status500InternalServerError, null);

    /// <summary>The answer of <c>expectReplies</c>: <c>{"activities":[…]}</c>.</summary>
    public static LineAnswer Of(IEnumerable<Activity> replies) =>
        new(StatusCodes.Status200OK, ActivityJson.Write(new ExpectedReplies([.. replies])));

    /// <summary>The status and body that the bot gave an invoke; a status that HTTP does not know counts as a fault of the bot.</summary>
    public static LineAnswer Of(InvokeResponse response)
    {
        ArgumentNullException.ThrowIfNull(response);
        return response.Status is < 200 or > 599 ? Failed : new(response.Status, response.Body is null ? null : ActivityJson.Write(response.Body));
    }

    /// <summary>As it is stored.</summary>
    public string ToJson()
    {
        var json = new JObject { ["status"] = this.Status };
        if (this.Body is not null)
        {
            json["body"] = new JRaw(this.Body);
        }

        return json.ToString(Newtonsoft.Json.Formatting.None);
    }

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    public static LineAnswer Read(string json)
    {
        var read = ActivityJson.Read<JObject>(json);
        return new((int)read["status"]!, read["body"]?.ToString(Newtonsoft.Json.Formatting.None));
    }
}
