using System.Globalization;
using CareBot.Bot.Channels;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CareBot.Tests.BotFramework;

/// <summary>
/// What comes in is what goes on: nothing that a sender wrote is lost or changed, known to us or not. Properties whose value is null may
/// be left out, and a time may be written with another number of decimals.
/// </summary>
public sealed class ActivityRoundTripTests
{
    private static readonly string[] Times = ["timestamp", "localTimestamp", "expiration"];

    [Fact]
    public void Real_activities_survive()
    {
        if (ActivityFixtures.Folder is not { } folder)
        {
            Assert.Skip("There is no folder shared/data/activities beside the project, and CAREBOT_ACTIVITIES names none.");
            return;
        }

        var lost = ActivityFixtures.Read(folder).Select(fixture => (fixture.File, Difference: Difference(fixture.Activity)))
            .Where(fixture => fixture.Difference is not null).ToList();
        Assert.NotEmpty(ActivityFixtures.Read(folder));
        Assert.True(lost.Count == 0, string.Join('\n', lost.Select(fixture => $"{fixture.File}: {fixture.Difference}").Distinct().Take(20)));
    }

    [Fact]
    public void Unknown_properties_survive_in_every_part()
    {
        const string json = """
            {
              "type": "message", "id": "1", "text": "halo", "new": { "a": [1, 2.50, "2026-01-07T09:00:00+07:00"] },
              "timestamp": "2026-01-07T02:00:00.1234567Z", "localTimestamp": "2026-01-07T09:00:00+07:00",
              "from": { "id": "u", "new": true }, "recipient": { "id": "b", "new": [] },
              "conversation": { "id": "c", "isGroup": false, "new": "x" },
              "suggestedActions": { "new": 1, "to": [], "actions": [ { "type": "imBack", "title": "Ya", "value": { "v": 1 }, "new": 2 } ] },
              "attachments": [ { "contentType": "application/vnd.microsoft.card.hero", "content": { "buttons": [ { "new": 3 } ] }, "new": 4 } ],
              "entities": [ { "type": "mention", "mentioned": { "id": "b" }, "new": 5 } ],
              "relatesTo": { "activityId": "2", "user": { "id": "u", "new": 6 }, "new": 7 },
              "reactionsAdded": [ { "type": "like", "new": 8 } ],
              "textHighlights": [ { "text": "halo", "occurrence": 1, "new": 9 } ],
              "semanticAction": { "id": "s", "state": "start", "entities": { "e": { "type": "t", "new": 10 } }, "new": 11 },
              "channelData": { "when": "2026-01-07T09:00:00.000+07:00", "new": { "deep": [ { } ] } }
            }
            """;

        Assert.Null(Difference(Parse(json)));
    }

    [Fact]
    public void Nesting_beyond_the_limit_is_refused()
    {
        var nested = $$"""{ "type": "message", "channelData": {{new string('[', ActivityJson.MaxDepth)}}{{new string(']', ActivityJson.MaxDepth)}} }""";
        Assert.ThrowsAny<JsonException>(() => ActivityJson.ReadActivity(nested));
    }

    [Theory]
    [InlineData("""{ "type": "message", "from": "somebody" }""")]
    [InlineData("""{ "type": "message", "attachments": { } }""")]
    [InlineData("""{ "type": "message", "timestamp": "yesterday" }""")]
    [InlineData("""{ "type": [ "message" ] }""")]
    [InlineData("null")]
    [InlineData("")]
    public void A_value_of_the_wrong_type_is_refused(string json) => Assert.ThrowsAny<JsonException>(() => ActivityJson.ReadActivity(json));

    private static JObject Parse(string json) => JsonConvert.DeserializeObject<JObject>(json, new JsonSerializerSettings { DateParseHandling = DateParseHandling.None })!;

    /// <summary>The first place where the activity that is written differs from the one that was read; null when they are equal.</summary>
    private static string? Difference(JObject original)
    {
        var written = Parse(ActivityJson.Write(ActivityJson.ReadActivity(original.ToString(Formatting.None))));
        var (wanted, got) = (Comparable(original.DeepClone()), Comparable(written));
        if (JToken.DeepEquals(wanted, got))
        {
            return null;
        }

        var present = Leaves(got).ToHashSet();
        var missing = Leaves(wanted).FirstOrDefault(leaf => !present.Contains(leaf));
        var known = Leaves(wanted).ToHashSet();
        return missing.Path is null ? $"added: {Leaves(got).FirstOrDefault(leaf => !known.Contains(leaf))}" : $"lost: {missing}";
    }

    private static IEnumerable<(string Path, string Value)> Leaves(JToken json) => json is JContainer { Count: > 0 } container
        ? container.Children().SelectMany(Leaves)
        : [(json.Path, json.ToString(Formatting.None))];

    private static JToken Comparable(JToken json)
    {
        switch (json)
        {
            case JObject obj:
                return new JObject(obj.Properties().Where(property => property.Value.Type != JTokenType.Null)
                    .OrderBy(property => property.Name, StringComparer.Ordinal)
                    .Select(property => new JProperty(property.Name, IsTime(property) ? Instant(property.Value) : Comparable(property.Value))));
            case JArray array:
                return new JArray(array.Select(Comparable));
            default:
                return json;
        }
    }

    private static bool IsTime(JProperty property) => property.Parent?.Parent is null && Times.Contains(property.Name) && property.Value.Type == JTokenType.String;

    private static JValue Instant(JToken time) =>
        new(DateTimeOffset.Parse((string)time!, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal).ToString("o", CultureInfo.InvariantCulture));
}
