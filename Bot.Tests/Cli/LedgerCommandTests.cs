using System.Text.Json;
using CareBot.Tests.Hosting;
using Microsoft.Data.Sqlite;

namespace CareBot.Tests.Cli;

public sealed class LedgerCommandTests : IDisposable
{
    private readonly StartFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_ledger_of_a_bot_that_heard_nothing_is_empty_and_what_is_stuck_fails_the_command()
    {
        await using var bot = _folder.Bot();
        Assert.Equal(0, await bot.RunToEndAsync("ledger", "--json"));
        var ledger = JsonElement.Parse(bot.Output[bot.Output.IndexOf('{', StringComparison.Ordinal)..(bot.Output.LastIndexOf('}') + 1)]);
        Assert.Equal((0, true), (ledger.GetProperty("received").GetInt64(), ledger.GetProperty("balances").GetBoolean()));

        Lose();
        var refusal = await StartFolder.RefusalAsync(bot, "ledger");
        Assert.StartsWith("CareBot: 1 event(s) are stuck", refusal, StringComparison.Ordinal);
        Assert.Contains("ends", await StartFolder.RefusalAsync(bot, "ledger", "--from", "2026-02-01", "--to", "2026-01-01"), StringComparison.Ordinal);
    }

    /// <summary>A waiting event whose conversation nobody will ever take.</summary>
    private void Lose()
    {
        using var connection = new SqliteConnection($"Data Source={_folder.Database};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        var now = (TimeProvider.System.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
        command.CommandText = $"""
            INSERT INTO accounts (brand_id, channel, name, external_id, sends) VALUES (1, 'test', 'shop', 'shop', 0);
            INSERT INTO customers (brand_id, created_at) VALUES (1, {now});
            INSERT INTO identities (customer_id, account_id, external_id) SELECT max(c.id), max(a.id), 'sari' FROM customers c, accounts a;
            INSERT INTO conversations (brand_id, account_id, identity_id, external_id, reference, stage, speaker, version, message_seq, stream_seq, created_at)
                SELECT 1, account_id, id, 'sari', '{"{}"}', 0, 'bot', 0, 0, 0, {now} FROM identities ORDER BY id DESC LIMIT 1;
            INSERT INTO inbox (account_id, conversation_id, key, activity, platform_at, received_at, state, attempts)
                SELECT account_id, id, 'm1', '{"{}"}', {now}, {now}, 0, 0 FROM conversations ORDER BY id DESC LIMIT 1;
            """;
        command.ExecuteNonQuery();
    }
}
