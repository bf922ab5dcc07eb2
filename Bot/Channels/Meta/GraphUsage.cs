using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using CareBot.Bot.Channels.Webhooks;

namespace CareBot.Bot.Channels.Meta;

/// <summary>
/// How much of its limits an account has used, as Graph tells with every answer: <c>X-App-Usage</c> <c>{"call_count","total_time","total_cputime"}</c> in
/// per cent, <c>X-Business-Use-Case-Usage</c> <c>{"&lt;id&gt;":[{…,"estimated_time_to_regain_access"}]}</c> with minutes.
/// </summary>
internal static class GraphUsage
{
    private const string OfApp = "X-App-Usage";
    private const string OfBusiness = "X-Business-Use-Case-Usage";
    private const double Full = 100;

    /// <summary>The rest of an account that is at its limit where Graph does not say how long it lasts.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromMinutes(1);

    private static readonly string[] Shares = ["call_count", "total_time", "total_cputime"];

    /// <summary>How long Graph takes no calls, if it says so.</summary>
    public static TimeSpan? Regained(HttpResponseHeaders headers)
    {
        var minutes = Uses(headers, OfBusiness).Max(usage => usage.Number("estimated_time_to_regain_access"));
        return minutes is > 0 and < 1_000_000 ? TimeSpan.FromMinutes(minutes.Value) : null;
    }

    /// <summary>How long the account rests after a call that was taken; null while there is room. Going on at the limit makes it last longer.</summary>
    public static TimeSpan? RestOf(HttpResponseHeaders headers) => Regained(headers)
        ?? (Uses(headers, OfApp).Concat(Uses(headers, OfBusiness)).Any(usage => Shares.Any(share => usage.Number(share) >= Full)) ? Rest : null);

    private static List<JsonElement> Uses(HttpResponseHeaders headers, string name)
    {
        if (!headers.TryGetValues(name, out var values)
            || WebhookJson.Parse(Encoding.UTF8.GetBytes(values.First())) is not { RootElement.ValueKind: JsonValueKind.Object } document)
        {
            return [];
        }

        using (document)
        {
            var root = document.RootElement.Clone();
            return name == OfApp ? [root] : [.. root.EnumerateObject().SelectMany(p => root.Items(p.Name))];
        }
    }
}
