using System.Text.Json.Nodes;
using CareBot.Bot.Channels;
using CareBot.Handoff;

namespace CareBot.Bot.Hosting;

/// <summary>An <c>Hours</c> section of the settings, which has the same form as the hours in the database.</summary>
public static class HoursSettings
{
    /// <summary>Open on weekdays from 08:00 to 17:00 and on Saturdays to 14:00, when the settings say nothing.</summary>
    private const string Unset =
        """
        {"TimeZone":"Asia/Jakarta","Weekly":{"Monday":["08:00-17:00"],"Tuesday":["08:00-17:00"],"Wednesday":["08:00-17:00"],
        "Thursday":["08:00-17:00"],"Friday":["08:00-17:00"],"Saturday":["08:00-14:00"],"Sunday":[]},"Exceptions":[]}
        """;

    /// <summary>The hours as written; all faults at once, each with its key.</summary>
    public static OpeningHours Read(IConfigurationSection section)
    {
        ArgumentNullException.ThrowIfNull(section);
        return OpeningHoursJson.Read(section.Exists() ? ToJson(section).ToJsonString() : Unset, section.Path);
    }

    /// <summary>What <see cref="Read"/> would refuse.</summary>
    public static IEnumerable<SettingFault> Faults(IConfigurationSection section)
    {
        try
        {
            Read(section);
            return [];
        }
        catch (OpeningHoursException error)
        {
            return error.Faults.Select(f => new SettingFault(f.Path, f.Found, f.Allowed));
        }
    }

    private static readonly string[] Days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

    private static JsonObject ToJson(IConfigurationSection section)
    {
        var weekly = new JsonObject();
        foreach (var day in section.GetSection("Weekly").GetChildren())
        {
            weekly[day.Key] = Intervals(day);
        }

        foreach (var day in Days.Where(d => !weekly.ContainsKey(d)))
        {
            weekly[day] = new JsonArray();
        }

        return new JsonObject
        {
            ["TimeZone"] = section["TimeZone"] ?? "Asia/Jakarta",
            ["Weekly"] = weekly,
            ["Exceptions"] = new JsonArray([.. section.GetSection("Exceptions").GetChildren().Select(Exception)]),
        };
    }

    private static JsonObject Exception(IConfigurationSection exception)
    {
        var json = new JsonObject { ["Date"] = exception["Date"], ["Intervals"] = Intervals(exception.GetSection("Intervals")) };
        if (exception["Name"] is { } name)
        {
            json["Name"] = name;
        }

        return json;
    }

    /// <summary>A list, or one text such as <c>08:00-17:00</c> (an environment variable is a text); an empty one is closed.</summary>
    private static JsonArray Intervals(IConfigurationSection section)
    {
        var texts = section.GetChildren().Select(c => c.Value)
            .Append(section.Value)
            .Where(text => !string.IsNullOrWhiteSpace(text));
        return new JsonArray([.. texts.Select(text => (JsonNode?)JsonValue.Create(text))]);
    }
}
