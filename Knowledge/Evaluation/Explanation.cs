using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CareBot.Knowledge.Evaluation;

/// <summary>Why a text gets the result it gets.</summary>
internal static class Explanation
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The decision, how likely any article answers, and each ranked article with its probability and the example that spoke for it.</summary>
    public static void Write(MatchResult result, bool json, TextWriter output)
    {
        if (json)
        {
            output.WriteLine(new JsonObject
            {
                ["decision"] = result.Decision.ToString().ToLowerInvariant(),
                ["any"] = result.AnyProbability,
                ["ranked"] = new JsonArray([.. result.Ranked.Select(ranked => (JsonNode)new JsonObject
                {
                    ["article"] = ranked.ArticleId,
                    ["probability"] = ranked.Probability,
                    ["example"] = ranked.Example,
                })]),
            }.ToJsonString(Plain));
            return;
        }

        output.WriteLine($"{"decision",-12}{result.Decision.ToString().ToLowerInvariant()}");
        output.WriteLine($"{"any",-12}{Share(result.AnyProbability)}  (that some article answers)");
        foreach (var ranked in result.Ranked)
        {
            output.WriteLine($"{Share(ranked.Probability),-12}{ranked.ArticleId}{(ranked.Example is null ? "" : $"  \"{ranked.Example}\"")}");
        }
    }

    private static string Share(double probability) => probability.ToString("0.0000", CultureInfo.InvariantCulture);
}
