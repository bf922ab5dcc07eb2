using CareBot.Bot.Outbox;

namespace CareBot.Bot.Channels;

/// <summary>An account of the settings with its row in the database.</summary>
/// <param name="Id">Row id.</param>
/// <param name="BrandId">The brand whose knowledge, hours and sentences it uses.</param>
/// <param name="Channel">The channel's id, lower case: <c>messenger</c>, <c>directline</c>, <c>botframework</c> …</param>
/// <param name="Name">Its name under <c>Channels:&lt;Channel&gt;:Accounts</c>.</param>
/// <param name="ExternalId">The platform's id of it.</param>
public sealed record ConnectedAccount(long Id, long BrandId, string Channel, string Name, string ExternalId)
{
    /// <summary>How much the platform lets it send; empty where nothing is known to limit it.</summary>
    public IReadOnlyList<SendBudget> Budgets { get; init; } = [];

    /// <summary>Name of the team that its cases are for; null for everybody.</summary>
    public string? Team { get; init; }
}

/// <summary>The accounts that the settings name; filled before the server listens.</summary>
public sealed class Accounts
{
    private IReadOnlyList<ConnectedAccount> all = [];

    public IReadOnlyList<ConnectedAccount> All => this.all;

    public ConnectedAccount? Find(string channel, string externalId) => this.all.FirstOrDefault(a =>
        string.Equals(a.Channel, channel, StringComparison.Ordinal) && string.Equals(a.ExternalId, externalId, StringComparison.Ordinal));

    public ConnectedAccount? Find(long id) => this.all.FirstOrDefault(a => a.Id == id);

    internal void Fill(IReadOnlyList<ConnectedAccount> accounts) => this.all = accounts;
}

/// <summary>An account as a channel reads it from its settings; the start-up gives it a row.</summary>
/// <param name="Name">Its name under <c>Channels:&lt;Channel&gt;:Accounts</c>.</param>
/// <param name="ExternalId">The platform's id of it.</param>
/// <param name="Brand">Key of its brand.</param>
public sealed record ConfiguredAccount(string Name, string ExternalId, string Brand = "default")
{
    /// <summary>How much the platform lets it send; empty where nothing is known to limit it.</summary>
    public IReadOnlyList<SendBudget> Budgets { get; init; } = [];
}
