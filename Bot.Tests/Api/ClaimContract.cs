using CareBot.Bot.Api;
using CareBot.Bot.Api.Cases;
using CareBot.Bot.People;
using CareBot.Bot.Storage.Model;
using CareBot.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CareBot.Tests.Api;

/// <summary>What both databases promise to agents who press the same button.</summary>
public abstract class ClaimContract
{
    private const int Agents = 64;
    private const int Claims = 10_000;

    [Fact]
    public async Task Of_64_agents_who_claim_one_case_at_once_exactly_one_wins_each_time()
    {
        await using var host = await DeskHost.StartAsync(await this.OpenAsync(), running: false);
        var open = await host.CaseAsync();
        var people = await PeopleAsync(host);
        var moves = host.Services.GetRequiredService<CaseMoves>();
        for (var claims = 0; claims < Claims; claims += Agents)
        {
            var refused = 0;
            var won = new List<SignedIn>();
            await Task.WhenAll(people.Select(person => Task.Run(async () =>
            {
                try
                {
                    await moves.ClaimAsync(person, open.Id, CancellationToken.None);
                    lock (won)
                    {
                        won.Add(person);
                    }
                }
                catch (RefusalException told) when (told.Type == "already-taken")
                {
                    Interlocked.Increment(ref refused);
                }
            })));
            var winner = Assert.Single(won);
            Assert.Equal(Agents - 1, refused);
            await using (var db = host.Read())
            {
                Assert.Equal(CaseMoves.SpeakerOf(winner.Id), (await db.Conversations.SingleAsync(c => c.Id == open.ConversationId)).Speaker);
            }

            await moves.ReleaseAsync(winner, open.Id, CancellationToken.None);
        }
    }

    private protected abstract Task<TestDatabase> OpenAsync();

    private static Task<List<SignedIn>> PeopleAsync(DeskHost host) => host.Writer.WriteAsync(
        async (db, ct) =>
        {
            var people = Enumerable.Range(0, Agents).Select(i => new Person
            {
                BrandId = host.BrandId, UserName = $"agent{i}", NormalizedUserName = $"AGENT{i}", FirstName = $"Agent {i}", CreatedAt = DeskHost.Opened,
            }).ToList();
            db.AddRange(people);
            await db.SaveChangesAsync(ct);
            return people.ConvertAll(p => TestPeople.Of(p.Id, p.BrandId, p.FirstName, p.Role));
        },
        CancellationToken.None);
}

public sealed class SqliteClaimTests : ClaimContract
{
    private protected override Task<TestDatabase> OpenAsync() => TestDatabase.SqliteAsync();
}

public sealed class PostgresClaimTests : ClaimContract
{
    private protected override Task<TestDatabase> OpenAsync() => TestDatabase.PostgresAsync();
}
