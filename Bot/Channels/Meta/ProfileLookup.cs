using System.Collections.Concurrent;
using System.Text.Json;
using System.Threading.Channels;
using CareBot.Bot.Channels.Webhooks;
using CareBot.Bot.Storage;
using Microsoft.EntityFrameworkCore;

namespace CareBot.Bot.Channels.Meta;

/// <summary>How a platform is asked for a customer's name.</summary>
/// <param name="Section">The channel's name in the settings.</param>
/// <param name="Fields">What is asked for.</param>
/// <param name="TokenOf">The token of an account; null if the settings no longer name it.</param>
internal sealed record ProfileQuestion(string Section, string Fields, Func<ConnectedAccount, string?> TokenOf);

/// <summary>
/// Asks Meta for the names of customers who wrote for the first time, behind the webhook's back: nobody waits for it. A name is asked for once a
/// day at most; the database keeps it. What Meta does not tell (no consent, no permission) is asked for again a day later.
/// </summary>
internal sealed class ProfileLookup(
    ProfileQuestion question, GraphClient graph, IDbContextFactory<CareBotDb> databases, IWriter writer, TimeProvider clock, ILogger<ProfileLookup> logger)
    : BackgroundService
{
    private const int MostRemembered = 50_000;
    private const int LongestName = 200;
    private static readonly TimeSpan Memory = TimeSpan.FromDays(1);

    private readonly Channel<(ConnectedAccount Account, string Customer)> waiting =
        Channel.CreateBounded<(ConnectedAccount, string)>(new BoundedChannelOptions(1000) { FullMode = BoundedChannelFullMode.DropWrite });

    private readonly ConcurrentDictionary<(long Account, string Customer), DateTimeOffset> asked = new();

    /// <summary>Notes that a customer wrote; cheap, and forgotten when too many wait.</summary>
    public void Met(ConnectedAccount account, string customer)
    {
        var now = clock.GetUtcNow();
        if (this.asked.TryGetValue((account.Id, customer), out var at) && now - at < Memory)
        {
            return;
        }

        if (this.asked.Count > MostRemembered)
        {
            this.asked.Clear();
        }

        this.asked[(account.Id, customer)] = now;
        this.waiting.Writer.TryWrite((account, customer));
    }

    /// <summary>Asks for one customer's name, unless it is known.</summary>
    public async Task AskAsync(ConnectedAccount account, string customer, CancellationToken cancellationToken)
    {
        await using (var db = await databases.CreateDbContextAsync(cancellationToken))
        {
            if (!await db.Identities.AnyAsync(i => i.AccountId == account.Id && i.ExternalId == customer && i.Name == null, cancellationToken))
            {
                return;
            }
        }

        if (question.TokenOf(account) is not { } token)
        {
            return;
        }

        var (result, body) = await graph.GetAsync($"{Uri.EscapeDataString(customer)}?fields={question.Fields}", token, cancellationToken);
        if (result.Outcome != SendOutcome.Sent || body is null)
        {
            logger.ProfileUnknown(question.Section, result.Error ?? "no answer");
            return;
        }

        if (NameOf(body.Value) is { Length: > 0 and <= LongestName } name)
        {
            await this.KeepAsync(account, customer, name, cancellationToken);
        }
    }

    public override void Dispose()
    {
        graph.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (await this.waiting.Reader.WaitToReadAsync(stoppingToken))
        {
            while (this.waiting.Reader.TryRead(out var next))
            {
                try
                {
                    await this.AskAsync(next.Account, next.Customer, stoppingToken);
                }
                catch (Exception error) when (!stoppingToken.IsCancellationRequested)
                {
                    logger.WatchFailed(question.Section, error);
                }
            }
        }
    }

    private static string? NameOf(JsonElement profile) =>
        profile.Text("name")?.Trim() is { Length: > 0 } whole ? whole
        : $"{profile.Text("first_name")} {profile.Text("last_name")}".Trim() is { Length: > 0 } parts ? parts
        : profile.Text("username")?.Trim();

    private Task<bool> KeepAsync(ConnectedAccount account, string customer, string name, CancellationToken cancellationToken) => writer.WriteAsync(
        async (db, ct) =>
        {
            (string, object?)[] values = [("account", account.Id), ("key", customer), ("name", name)];
            await db.ExecuteAsync("UPDATE identities SET name = @name WHERE account_id = @account AND external_id = @key AND name IS NULL", ct, values);
            await db.ExecuteAsync(
                """
                UPDATE customers SET name = @name WHERE name IS NULL AND id =
                    (SELECT customer_id FROM identities WHERE account_id = @account AND external_id = @key)
                """,
                ct,
                values);
            return true;
        },
        cancellationToken);
}
