using CareBot.Bot.Channels.Notices;

namespace CareBot.Bot.Channels.Webhooks;

/// <summary>One call of a webhook, read.</summary>
/// <param name="Object">What the call is about.</param>
/// <param name="Accounts">What to keep, by account, in the order of the call; each key once.</param>
/// <param name="Ignored">What we have no use for, or could not read.</param>
internal sealed record WebhookPayload(string? Object, IReadOnlyList<AccountEvents> Accounts, IReadOnlyList<IgnoredEvent> Ignored);

/// <summary>What one call tells of one account.</summary>
/// <param name="Id">The platform's id of the account.</param>
/// <param name="Before">Notices that hold before the events.</param>
/// <param name="Events">What customers said and did.</param>
/// <param name="After">Notices that hold after the events.</param>
/// <param name="Policies">What the platform does to the account itself.</param>
internal sealed record AccountEvents(
    string Id, IReadOnlyList<PlatformNotice> Before, IReadOnlyList<InboundEvent> Events, IReadOnlyList<PlatformNotice> After, IReadOnlyList<string> Policies);

/// <summary>An event that is not kept.</summary>
/// <param name="Kind">Its kind, as the platform names it.</param>
/// <param name="Id">Its id, if it has one.</param>
internal sealed record IgnoredEvent(string Kind, string? Id);

/// <summary>What one item of a call comes to; nothing if it is ignored.</summary>
/// <param name="Event">For the inbox.</param>
/// <param name="Notices">Beside it, or instead of it; none where null stands.</param>
internal readonly record struct ReadItem(InboundEvent? Event, params IReadOnlyList<PlatformNotice?>? Notices)
{
    public bool IsNothing => Event is null && !Told.Any();

    public IEnumerable<PlatformNotice> Told => (Notices ?? []).OfType<PlatformNotice>();
}

/// <summary>Gathers a payload while it is read.</summary>
internal sealed class WebhookPayloadBuilder
{
    private readonly Dictionary<string, Gathered> accounts = new(StringComparer.Ordinal);
    private readonly List<IgnoredEvent> ignored = [];

    public void Add(string account, ReadItem item)
    {
        if (item.Event is { } inbound)
        {
            Of(account).Events.TryAdd(inbound.Key, inbound);
        }

        foreach (var notice in item.Told)
        {
            Of(account).After.Add(notice);
        }
    }

    public void AddBefore(string account, PlatformNotice notice) => Of(account).Before.Add(notice);

    public void Enforced(string account, string? action) => Of(account).Policies.Add(LogName.Of(action) ?? "unknown");

    public void Ignore(IgnoredEvent unused) => this.ignored.Add(unused);

    public WebhookPayload Build(string? about) =>
        new(about, [.. this.accounts.Select(a => new AccountEvents(a.Key, a.Value.Before, [.. a.Value.Events.Values], a.Value.After, a.Value.Policies))], this.ignored);

    private Gathered Of(string account) =>
        this.accounts.TryGetValue(account, out var known) ? known : this.accounts[account] = new Gathered();

    private sealed class Gathered
    {
        public List<PlatformNotice> Before { get; } = [];
        public OrderedDictionary<string, InboundEvent> Events { get; } = new(StringComparer.Ordinal);
        public List<PlatformNotice> After { get; } = [];
        public List<string> Policies { get; } = [];
    }
}
