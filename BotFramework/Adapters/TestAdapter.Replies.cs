using System.Globalization;
using Microsoft.Bot.Schema;

namespace Microsoft.Bot.Builder.Adapters;

public partial class TestAdapter
{
    /// <summary>Puts what is sent into the queue. A <c>delay</c> activity waits its value in milliseconds instead.</summary>
    public override async Task<ResourceResponse[]> SendActivitiesAsync(
        ITurnContext turnContext, Activity[] activities, CancellationToken cancellationToken)
    {
        BotAssert.ContextNotNull(turnContext);
        ArgumentNullException.ThrowIfNull(activities);
        if (activities.Length == 0)
        {
            throw new ArgumentException("One or more activities are expected, but the array is empty.", nameof(activities));
        }

        var responses = new List<ResourceResponse>(activities.Length);
        foreach (var activity in activities)
        {
            activity.Id = string.IsNullOrEmpty(activity.Id) ? Guid.NewGuid().ToString("n") : activity.Id;
            activity.Timestamp ??= TimeProvider.System.GetUtcNow();
            if (activity.Type == ActivityTypesEx.Delay)
            {
                await Task.Delay(Convert.ToInt32(activity.Value, CultureInfo.InvariantCulture), cancellationToken);
            }
            else if (activity.Type != ActivityTypes.Trace || EnableTrace)
            {
                Enqueue(activity);
            }

            responses.Add(new ResourceResponse(activity.Id));
        }

        return [.. responses];
    }

    /// <summary>Replaces the reply with the same id in the queue. The response is empty when there is none.</summary>
    public override Task<ResourceResponse> UpdateActivityAsync(
        ITurnContext turnContext, Activity activity, CancellationToken cancellationToken)
    {
        var found = Rewrite(replies => replies.Select(reply => reply.Id == activity.Id ? activity : reply), activity.Id);
        return Task.FromResult(found ? new ResourceResponse(activity.Id) : new ResourceResponse());
    }

    public override Task DeleteActivityAsync(
        ITurnContext turnContext, ConversationReference reference, CancellationToken cancellationToken)
    {
        Rewrite(replies => replies.Where(reply => reply.Id != reference.ActivityId), reference.ActivityId);
        return Task.CompletedTask;
    }

    /// <summary>Takes the oldest reply; null when there is none.</summary>
    public IActivity GetNextReply()
    {
        lock (_queueGate)
        {
            return ActiveQueue.TryDequeue(out var reply) ? reply : null;
        }
    }

    /// <summary>Takes the oldest reply as soon as there is one. Those who wait are served in the order in which they came.</summary>
    public Task<IActivity> GetNextReplyAsync(CancellationToken cancellationToken = default)
    {
        lock (_queueGate)
        {
            if (_waiting.Count == 0 && ActiveQueue.TryDequeue(out var reply))
            {
                return Task.FromResult<IActivity>(reply);
            }

            var waiting = new TaskCompletionSource<IActivity>(TaskCreationOptions.RunContinuationsAsynchronously);
            var registration = cancellationToken.Register(() => waiting.TrySetCanceled(cancellationToken));
            _waiting.Enqueue(waiting);
            return WaitAsync(waiting.Task, registration);
        }
    }

    private static async Task<IActivity> WaitAsync(Task<IActivity> reply, CancellationTokenRegistration registration)
    {
        await using (registration)
        {
            return await reply;
        }
    }

    private void Enqueue(Activity activity)
    {
        lock (_queueGate)
        {
            while (_waiting.TryDequeue(out var waiting))
            {
                if (waiting.TrySetResult(activity))
                {
                    return;
                }
            }

            ActiveQueue.Enqueue(activity);
        }
    }

    private bool Rewrite(Func<List<Activity>, IEnumerable<Activity>> change, string id)
    {
        lock (_queueGate)
        {
            var replies = ActiveQueue.ToList();
            if (!replies.Exists(reply => reply.Id == id))
            {
                return false;
            }

            ActiveQueue.Clear();
            foreach (var reply in change(replies))
            {
                ActiveQueue.Enqueue(reply);
            }

            return true;
        }
    }
}
