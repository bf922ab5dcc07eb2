using Microsoft.Bot.Schema;
using Newtonsoft.Json;

namespace Microsoft.Bot.Builder;

/// <summary>
/// Reports the activities of a turn as telemetry events. Names and words go along only with <c>logPersonalInformation</c>. A subclass can
/// add properties or report otherwise.
/// </summary>
public partial class TelemetryLoggerMiddleware(IBotTelemetryClient telemetryClient, bool logPersonalInformation = false) : IMiddleware
{
    public bool LogPersonalInformation { get; } = logPersonalInformation;

    [JsonIgnore]
    public IBotTelemetryClient TelemetryClient { get; } = telemetryClient ?? NullBotTelemetryClient.Instance;

    public virtual async Task OnTurnAsync(ITurnContext context, NextDelegate nextTurn, CancellationToken cancellationToken)
    {
        BotAssert.ContextNotNull(context);
        if (context.Activity is { } incoming)
        {
            await OnReceiveActivityAsync(incoming, cancellationToken);
        }

        context.OnSendActivities(async (_, activities, next) =>
        {
            var responses = await next();
            foreach (var activity in activities)
            {
                await OnSendActivityAsync(activity, cancellationToken);
            }

            return responses;
        });
        context.OnUpdateActivity(async (_, activity, next) =>
        {
            var response = await next();
            await OnUpdateActivityAsync(activity, cancellationToken);
            return response;
        });
        context.OnDeleteActivity(async (_, reference, next) =>
        {
            await next();
            var deletion = new Activity(ActivityTypes.MessageDelete) { Id = reference.ActivityId };
            await OnDeleteActivityAsync(deletion.ApplyConversationReference(reference, isIncoming: false), cancellationToken);
        });

        if (nextTurn is not null)
        {
            await nextTurn(cancellationToken);
        }
    }

    protected virtual async Task OnReceiveActivityAsync(Activity activity, CancellationToken cancellation) =>
        TelemetryClient.TrackEvent(TelemetryLoggerConstants.BotMsgReceiveEvent, await FillReceiveEventPropertiesAsync(activity));

    protected virtual async Task OnSendActivityAsync(Activity activity, CancellationToken cancellation) =>
        TelemetryClient.TrackEvent(TelemetryLoggerConstants.BotMsgSendEvent, await FillSendEventPropertiesAsync(activity));

    protected virtual async Task OnUpdateActivityAsync(Activity activity, CancellationToken cancellation) =>
        TelemetryClient.TrackEvent(TelemetryLoggerConstants.BotMsgUpdateEvent, await FillUpdateEventPropertiesAsync(activity));

    protected virtual async Task OnDeleteActivityAsync(Activity activity, CancellationToken cancellation) =>
        TelemetryClient.TrackEvent(TelemetryLoggerConstants.BotMsgDeleteEvent, await FillDeleteEventPropertiesAsync(activity));
}
