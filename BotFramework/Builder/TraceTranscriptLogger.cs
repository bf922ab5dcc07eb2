using System.Diagnostics;
using Microsoft.Bot.Schema;
using Newtonsoft.Json;

namespace Microsoft.Bot.Builder;

/// <summary>Writes activities to <see cref="Trace"/>: as JSON or, without <c>traceActivity</c>, only sender, kind and time.</summary>
public class TraceTranscriptLogger(bool traceActivity) : ITranscriptLogger
{
    private static readonly JsonSerializerSettings Json = new()
    {
        NullValueHandling = NullValueHandling.Ignore,
        Formatting = Formatting.Indented,
    };

    public TraceTranscriptLogger()
        : this(traceActivity: true)
    {
    }

    public Task LogActivityAsync(IActivity activity)
    {
        BotAssert.ActivityNotNull(activity);
        Trace.TraceInformation(traceActivity
            ? JsonConvert.SerializeObject(activity, Json)
            : $"From: {activity.From?.Name ?? activity.From?.Id}; type: {activity.Type}; time: {activity.Timestamp:O}");
        return Task.CompletedTask;
    }
}
