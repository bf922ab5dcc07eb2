using Microsoft.Bot.Schema;
using Newtonsoft.Json;

namespace Microsoft.Bot.Builder;

/// <summary>
/// Takes a turn down, what came in and what went out, and gives it to the logger when the turn is over. Changes and deletions are
/// taken down as activities of their own. A logger that fails does not fail the turn.
/// </summary>
public class TranscriptLoggerMiddleware : IMiddleware
{
    private static readonly JsonSerializerSettings Json = new() { NullValueHandling = NullValueHandling.Ignore };

    private readonly ITranscriptLogger _logger;

    public TranscriptLoggerMiddleware(ITranscriptLogger transcriptLogger)
    {
        ArgumentNullException.ThrowIfNull(transcriptLogger);
        _logger = transcriptLogger;
    }

    public async Task OnTurnAsync(ITurnContext turnContext, NextDelegate nextTurn, CancellationToken cancellationToken)
    {
        var transcript = new Queue<IActivity>();
        TakeIncoming(turnContext.Activity, transcript);
        turnContext.OnSendActivities(async (_, activities, next) =>
        {
            var responses = await next();
            for (var i = 0; i < activities.Count; i++)
            {
                var sent = Copy(activities[i]);
                sent.Id = string.IsNullOrEmpty(sent.Id) && i < responses?.Length ? responses[i]?.Id : sent.Id;
                Take(sent, transcript);
            }

            return responses;
        });
        turnContext.OnUpdateActivity(async (_, activity, next) =>
        {
            var response = await next();
            var update = Copy(activity);
            update.Type = ActivityTypes.MessageUpdate;
            Take(update, transcript);
            return response;
        });
        turnContext.OnDeleteActivity(async (_, reference, next) =>
        {
            await next();
            var deletion = new Activity(ActivityTypes.MessageDelete) { Id = reference.ActivityId };
            Take(deletion.ApplyConversationReference(reference, isIncoming: false), transcript);
        });

        await nextTurn(cancellationToken);
        await WriteAsync(transcript);
    }

    /// <summary>The event that opens a proactive turn was not said by anyone and is passed over.</summary>
    private static void TakeIncoming(Activity activity, Queue<IActivity> transcript)
    {
        if (activity is null)
        {
            return;
        }

        activity.From ??= new ChannelAccount();
        if (string.IsNullOrEmpty(activity.From.Role))
        {
            activity.From.Role = RoleTypes.User;
        }

        if (activity.Type != ActivityTypes.Event || activity.Name != ActivityEventNames.ContinueConversation)
        {
            Take(Copy(activity), transcript);
        }
    }

    private static void Take(Activity activity, Queue<IActivity> transcript)
    {
        if (string.IsNullOrEmpty(activity.Id))
        {
            activity.Id = $"g_{Guid.NewGuid()}";
        }

        activity.Timestamp ??= TimeProvider.System.GetUtcNow();
        transcript.Enqueue(activity);
    }

    private static Activity Copy(Activity activity) =>
        JsonConvert.DeserializeObject<Activity>(JsonConvert.SerializeObject(activity, Json));

    private async Task WriteAsync(Queue<IActivity> transcript)
    {
        while (transcript.TryDequeue(out var activity))
        {
            try
            {
                await _logger.LogActivityAsync(activity);
            }
            catch (Exception error)
            {
                System.Diagnostics.Trace.TraceError($"The transcript logger failed: {error.GetType()}");
            }
        }
    }
}
