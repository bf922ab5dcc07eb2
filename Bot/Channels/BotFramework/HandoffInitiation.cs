using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace CareBot.Bot.Channels.BotFramework;

/// <summary>The <c>handoff.initiate</c> event on its way to an agent hub.</summary>
internal static class HandoffInitiation
{
    /// <summary>Below the protocol's 256 K characters, so that the address and a proxy's wrapping still fit.</summary>
    private const int MostCharacters = 200 * 1024;

    /// <summary>The event as JSON; the oldest parts of an overlong transcript are left out.</summary>
    public static string Write(Activity initiation)
    {
        var json = JObject.Parse(ActivityJson.Write(initiation));
        var said = json.SelectToken("attachments[0].content.activities") as JArray;
        var length = ActivityJson.Write(json).Length;
        while (length > MostCharacters && said is { Count: > 0 })
        {
            length -= ActivityJson.Write(said[0]).Length;
            said.RemoveAt(0);
        }

        return ActivityJson.Write(json);
    }
}
