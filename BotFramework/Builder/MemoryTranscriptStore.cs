using Microsoft.Bot.Schema;
using Newtonsoft.Json;

namespace Microsoft.Bot.Builder;

/// <summary>
/// Keeps transcripts in memory, in pages of 20, for tests and trials. A message update replaces the activity with its id, and a deletion
/// leaves a tombstone in its place, without words and names. Safe for use by several threads.
/// </summary>
public class MemoryTranscriptStore : ITranscriptStore
{
    private const int PageSize = 20;

    private readonly Dictionary<(string Channel, string Conversation), List<IActivity>> _transcripts = [];
    private readonly Lock _gate = new();

    public Task LogActivityAsync(IActivity activity)
    {
        ArgumentNullException.ThrowIfNull(activity, nameof(activity));
        lock (_gate)
        {
            var key = (activity.ChannelId, activity.Conversation.Id);
            if (!_transcripts.TryGetValue(key, out var transcript))
            {
                _transcripts[key] = transcript = [];
            }

            switch (activity.Type)
            {
                case ActivityTypes.MessageUpdate:
                    Replace(transcript, activity.Id, original => Updated(original, activity));
                    break;
                case ActivityTypes.MessageDelete:
                    Replace(transcript, activity.Id, Tombstone);
                    break;
                default:
                    transcript.Add(activity);
                    break;
            }
        }

        return Task.CompletedTask;
    }

    public Task<PagedResult<IActivity>> GetTranscriptActivitiesAsync(
        string channelId, string conversationId, string continuationToken = null, DateTimeOffset startDate = default)
    {
        Require(channelId, nameof(channelId));
        Require(conversationId, nameof(conversationId));
        lock (_gate)
        {
            var activities = _transcripts.GetValueOrDefault((channelId, conversationId), [])
                .Where(activity => (activity.Timestamp ?? default) >= startDate)
                .OrderBy(activity => activity.Timestamp ?? default);
            return Task.FromResult(Page(activities, activity => activity.Id, continuationToken));
        }
    }

    public Task<PagedResult<TranscriptInfo>> ListTranscriptsAsync(string channelId, string continuationToken = null)
    {
        Require(channelId, nameof(channelId));
        lock (_gate)
        {
            var transcripts = _transcripts.Where(transcript => transcript.Key.Channel == channelId)
                .Select(transcript => new TranscriptInfo
                {
                    ChannelId = channelId,
                    Id = transcript.Key.Conversation,
                    Created = transcript.Value.FirstOrDefault()?.Timestamp ?? default,
                })
                .OrderBy(info => info.Created);
            return Task.FromResult(Page(transcripts, info => info.Id, continuationToken));
        }
    }

    public Task DeleteTranscriptAsync(string channelId, string conversationId)
    {
        Require(channelId, nameof(channelId));
        Require(conversationId, nameof(conversationId));
        lock (_gate)
        {
            _transcripts.Remove((channelId, conversationId));
        }

        return Task.CompletedTask;
    }

    private static void Replace(List<IActivity> transcript, string id, Func<Activity, Activity> change)
    {
        var place = transcript.FindIndex(activity => activity.Id == id);
        if (place >= 0 && transcript[place] is Activity original)
        {
            transcript[place] = change(original);
        }
    }

    /// <summary>The update, of the kind and at the time of the original.</summary>
    private static Activity Updated(Activity original, IActivity update)
    {
        var updated = JsonConvert.DeserializeObject<Activity>(JsonConvert.SerializeObject(update));
        updated.Type = original.Type;
        updated.Timestamp = original.Timestamp;
        updated.LocalTimestamp = original.LocalTimestamp;
        return updated;
    }

    private static Activity Tombstone(Activity original) => new(ActivityTypes.MessageDelete)
    {
        Id = original.Id,
        From = new ChannelAccount(id: "deleted", role: original.From?.Role),
        Recipient = new ChannelAccount(id: "deleted", role: original.Recipient?.Role),
        Locale = original.Locale,
        LocalTimestamp = original.Timestamp,
        Timestamp = original.Timestamp,
        ChannelId = original.ChannelId,
        Conversation = original.Conversation,
        ServiceUrl = original.ServiceUrl,
        ReplyToId = original.ReplyToId,
    };

    private static void Require(string value, string name)
    {
        if (string.IsNullOrEmpty(value))
        {
            throw new ArgumentNullException(name);
        }
    }

    /// <summary>The items behind the one that the token names.</summary>
    private static PagedResult<T> Page<T>(IEnumerable<T> items, Func<T, string> idOf, string continuationToken)
    {
        var rest = continuationToken is null ? items : items.SkipWhile(item => idOf(item) != continuationToken).Skip(1);
        var page = rest.Take(PageSize).ToArray();
        return new PagedResult<T> { Items = page, ContinuationToken = page.Length == PageSize ? idOf(page[^1]) : null };
    }
}
