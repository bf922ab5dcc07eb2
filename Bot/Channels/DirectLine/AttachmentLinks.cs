using CareBot.Bot.Attachments;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CareBot.Bot.Channels.DirectLine;

/// <summary>Gives the files in what a client reads an address that it can open for some hours.</summary>
internal sealed class AttachmentLinks(DirectLineTokens tokens)
{
    /// <summary>The same part with an address for each kept file.</summary>
    /// <param name="request">Made by who will open the addresses.</param>
    public StreamPart Signed(StreamPart part, HttpRequest request, DirectLineCaller caller, string conversation) =>
        part.Activities.Any(HasFiles)
            ? part with { Activities = [.. part.Activities.Select(a => HasFiles(a) ? this.Signed(a, request, caller, conversation) : a)] }
            : part;

    private static bool HasFiles(string activity) => activity.Contains($"\"{AttachmentAddress.Scheme}", StringComparison.Ordinal);

    private string Signed(string activity, HttpRequest request, DirectLineCaller caller, string conversation)
    {
        var json = ActivityJson.Read<JObject>(activity);
        var token = tokens.Issue(TokenKind.Attachment, new(caller.Site.Id, conversation, User: null));
        var folder = $"{request.Scheme}://{request.Host}{request.PathBase}{DirectLineRegistration.Root}/conversations/{Uri.EscapeDataString(conversation)}/attachments";
        foreach (var attachment in (json["attachments"] as JArray ?? []).OfType<JObject>())
        {
            if (AttachmentAddress.KeyOf(DirectLineIncoming.Text(attachment, "contentUrl")) is { } key)
            {
                attachment["contentUrl"] = $"{folder}/{key}?t={token}";
            }
        }

        return json.ToString(Formatting.None);
    }
}
