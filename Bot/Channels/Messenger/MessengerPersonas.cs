using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using CareBot.Bot.Channels.Meta;
using CareBot.Bot.Channels.Webhooks;

namespace CareBot.Bot.Channels.Messenger;

/// <summary>
/// Personas: an agent's replies carry their first name and picture. Meta keeps them by page; one is made at an agent's first reply and found
/// again by its name. Without one the reply leaves in the page's name. Thread-safe.
/// </summary>
internal sealed class MessengerPersonas(MessengerOptions options, GraphClient graph, TimeProvider clock, ILogger<MessengerPersonas> logger)
{
    private const int MostPages = 20;

    /// <summary>How long a persona that could not be had is not asked for again.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromMinutes(5);

    /// <summary>How long a persona is believed to be there still: anybody may delete it at Meta.</summary>
    private static readonly TimeSpan Memory = TimeSpan.FromHours(24);

    private readonly ConcurrentDictionary<(string Page, string Name), (string? Id, DateTimeOffset At)> known = new();

    /// <summary>The persona's id; null if the settings name no picture or Meta gives none now.</summary>
    public async Task<string?> IdOfAsync(MetaAccount page, string? firstName, CancellationToken cancellationToken)
    {
        if (firstName is null || options.PersonaPicture is null)
        {
            return null;
        }

        var key = (page.Id, firstName);
        if (this.known.TryGetValue(key, out var cached) && clock.GetUtcNow() - cached.At < (cached.Id is null ? Rest : Memory))
        {
            return cached.Id;
        }

        var (id, error) = await FindOrMakeAsync(page, firstName, cancellationToken);
        if (id is null)
        {
            logger.PersonaMissing("Messenger", page.Name, error ?? "no id");
        }

        this.known[key] = (id, clock.GetUtcNow());
        return id;
    }

    /// <summary>Meta refused a message that carried it: it is looked for again at the next one.</summary>
    public void Forget(MetaAccount page, string firstName) => this.known.TryRemove((page.Id, firstName), out _);

    private async Task<(string? Id, string? Error)> FindOrMakeAsync(MetaAccount page, string firstName, CancellationToken cancellationToken)
    {
        var root = $"{Uri.EscapeDataString(page.Id)}/personas";
        var path = root + "?fields=id,name&limit=100";
        for (var at = 0; at < MostPages; at++)
        {
            var (listed, body) = await graph.GetAsync(path, page.AccessToken, cancellationToken);
            if (listed.Outcome != SendOutcome.Sent || body is null)
            {
                return (null, listed.Error);
            }

            foreach (var persona in body.Value.Items("data"))
            {
                if (persona.Text("name") == firstName && persona.Id("id") is { } found)
                {
                    return (found, null);
                }
            }

            if (body.Value.Object("paging")?.Object("cursors")?.Text("after") is not { Length: > 0 } after || body.Value.Object("paging")?.Text("next") is null)
            {
                break;
            }

            path = $"{root}?fields=id,name&limit=100&after={Uri.EscapeDataString(after)}";
        }

        var picture = options.PersonaPicture!.Replace("{name}", Uri.EscapeDataString(firstName.ToLowerInvariant()), StringComparison.Ordinal);
        var (made, answer) = await graph.PostAsync(
            root, page.AccessToken, new JsonObject { ["name"] = firstName, ["profile_picture_url"] = picture }, cancellationToken);
        return (answer?.Id("id"), made.Error);
    }
}
