using Microsoft.Bot.Schema;
using Newtonsoft.Json;
using Names = Microsoft.Bot.Builder.TelemetryConstants;

namespace Microsoft.Bot.Builder;

/// <summary>The properties of the events. Additional properties win over those of the same name.</summary>
public partial class TelemetryLoggerMiddleware
{
    protected Task<Dictionary<string, string>> FillReceiveEventPropertiesAsync(
        Activity activity, Dictionary<string, string> additionalProperties = null)
    {
        ArgumentNullException.ThrowIfNull(activity);
        var properties = new Dictionary<string, string>
        {
            [Names.FromIdProperty] = activity.From?.Id,
            [Names.ConversationIdProperty] = activity.Conversation?.Id,
            [Names.ConversationNameProperty] = activity.Conversation?.Name,
            [Names.LocaleProperty] = activity.Locale,
            [Names.RecipientIdProperty] = activity.Recipient?.Id,
            [Names.RecipientNameProperty] = activity.Recipient?.Name,
            [Names.ActivityTypeProperty] = activity.Type,
            [Names.ActivityIdProperty] = activity.Id,
        };
        AddPersonal(properties, Names.FromNameProperty, activity.From?.Name);
        AddPersonal(properties, Names.TextProperty, activity.Text);
        AddPersonal(properties, Names.SpeakProperty, activity.Speak);
        AddAttachments(properties, activity);
        return Task.FromResult(Add(properties, additionalProperties));
    }

    protected Task<Dictionary<string, string>> FillSendEventPropertiesAsync(
        Activity activity, Dictionary<string, string> additionalProperties = null)
    {
        ArgumentNullException.ThrowIfNull(activity);
        var properties = new Dictionary<string, string>
        {
            [Names.ReplyActivityIDProperty] = activity.ReplyToId,
            [Names.RecipientIdProperty] = activity.Recipient?.Id,
            [Names.ConversationIdProperty] = activity.Conversation?.Id,
            [Names.ConversationNameProperty] = activity.Conversation?.Name,
            [Names.LocaleProperty] = activity.Locale,
            [Names.ActivityTypeProperty] = activity.Type,
            [Names.ActivityIdProperty] = activity.Id,
        };
        AddPersonal(properties, Names.RecipientNameProperty, activity.Recipient?.Name);
        AddPersonal(properties, Names.TextProperty, activity.Text);
        AddPersonal(properties, Names.SpeakProperty, activity.Speak);
        AddAttachments(properties, activity);
        return Task.FromResult(Add(properties, additionalProperties));
    }

    protected Task<Dictionary<string, string>> FillUpdateEventPropertiesAsync(
        Activity activity, Dictionary<string, string> additionalProperties = null)
    {
        ArgumentNullException.ThrowIfNull(activity);
        var properties = new Dictionary<string, string>
        {
            [Names.RecipientIdProperty] = activity.Recipient?.Id,
            [Names.ConversationIdProperty] = activity.Conversation?.Id,
            [Names.ConversationNameProperty] = activity.Conversation?.Name,
            [Names.LocaleProperty] = activity.Locale,
            [Names.ActivityTypeProperty] = activity.Type,
            [Names.ActivityIdProperty] = activity.Id,
        };
        AddPersonal(properties, Names.TextProperty, activity.Text);
        return Task.FromResult(Add(properties, additionalProperties));
    }

    protected Task<Dictionary<string, string>> FillDeleteEventPropertiesAsync(
        IMessageDeleteActivity activity, Dictionary<string, string> additionalProperties = null)
    {
        ArgumentNullException.ThrowIfNull(activity);
        var properties = new Dictionary<string, string>
        {
            [Names.ChannelIdProperty] = activity.ChannelId,
            [Names.RecipientIdProperty] = activity.Recipient?.Id,
            [Names.ConversationIdProperty] = activity.Conversation?.Id,
            [Names.ConversationNameProperty] = activity.Conversation?.Name,
            [Names.ActivityTypeProperty] = activity.Type,
            [Names.ActivityIdProperty] = activity.Id,
        };
        return Task.FromResult(Add(properties, additionalProperties));
    }

    private static Dictionary<string, string> Add(Dictionary<string, string> properties, Dictionary<string, string> additional)
    {
        foreach (var (name, value) in additional ?? [])
        {
            properties[name] = value;
        }

        return properties;
    }

    private void AddPersonal(Dictionary<string, string> properties, string name, string value)
    {
        if (LogPersonalInformation && !string.IsNullOrWhiteSpace(value))
        {
            properties[name] = value;
        }
    }

    private void AddAttachments(Dictionary<string, string> properties, Activity activity)
    {
        if (LogPersonalInformation && activity.Attachments?.Count > 0)
        {
            properties[Names.AttachmentsProperty] = JsonConvert.SerializeObject(activity.Attachments);
        }
    }
}
