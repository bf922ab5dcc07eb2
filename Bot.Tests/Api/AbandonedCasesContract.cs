using CareBot.Bot.Api.Cases;
using CareBot.Bot.Api.Live;
using CareBot.Bot.Storage.Model;
using CareBot.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CareBot.Tests.Api;

public abstract class AbandonedCasesContract : DeskContract
{
    private AbandonedCases Abandoned => this.host.Services.GetRequiredService<AbandonedCases>();

    [Fact]
    public async Task When_the_agents_browser_is_gone_the_case_waits_again_and_the_customer_is_told_once()
    {
        var open = await this.host.CaseAsync();
        using var agent = await this.host.SignedInAsync(PersonRole.Agent);
        await agent.PostAsync($"cases/{open.Id}/claim");
        await agent.PostAsync($"cases/{open.Id}/messages", new { text = "Sebentar Kak", clientId = Guid.NewGuid() });

        this.host.Clock.Move(TimeSpan.FromMinutes(3) - TimeSpan.FromSeconds(1));
        Assert.Equal(0, await this.Abandoned.ReturnAsync(CancellationToken.None));
        this.host.Clock.Move(TimeSpan.FromSeconds(1));
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => this.Abandoned.ReturnAsync(CancellationToken.None)));

        var told = await agent.GetAsync($"cases/{open.Id}");
        Assert.Equal(("waiting", "bot"), (told.GetProperty("status").GetString(), told.GetProperty("speaker").GetString()));
        Assert.Equal(DeskHost.Opened, told.GetProperty("waitingSince").GetDateTimeOffset());
        await using var db = this.host.Read();
        var queued = await db.Outbox.Where(o => o.Message != null).OrderBy(o => o.Id).Select(o => new { o.Message!.Text, o.Speaker, o.State }).ToListAsync();
        Assert.Equal(
            [
                new { Text = "Sebentar Kak", Speaker = "bot", State = OutboxState.Queued },
                new
                {
                    Text = "Maaf, sambungan dengan rekan kami terputus. Percakapan ini kembali ke antrean kami di tempatnya semula, dan tim kami akan melanjutkannya di sini.",
                    Speaker = "bot",
                    State = OutboxState.Queued,
                },
            ],
            queued);
    }

    [Fact]
    public async Task Whoever_is_seen_keeps_their_cases()
    {
        var open = await this.host.CaseAsync();
        var person = await this.host.PersonAsync(PersonRole.Agent);
        using var agent = await this.host.SignedInAsync(person);
        await agent.PostAsync($"cases/{open.Id}/claim");
        for (var minute = 0; minute < 30; minute++)
        {
            this.host.Clock.Move(TimeSpan.FromMinutes(1));
            await this.host.Services.GetRequiredService<PresenceBoard>().SeeAsync([person.Id], CancellationToken.None);
            Assert.Equal(0, await this.Abandoned.ReturnAsync(CancellationToken.None));
        }

        Assert.Equal("away", (await agent.SessionAsync()).GetProperty("me").GetProperty("presence").GetString());
    }

    [Fact]
    public async Task Presence_that_runs_out_is_told_once()
    {
        var person = await this.host.PersonAsync(PersonRole.Agent);
        var board = this.host.Services.GetRequiredService<PresenceBoard>();
        await board.ActAsync(person.Id, CancellationToken.None);
        Assert.Single(await board.OnDutyAsync(person.BrandId, CancellationToken.None));
        this.host.Clock.Move(TimeSpan.FromSeconds(61));
        await board.SettleAsync(CancellationToken.None);
        await board.SettleAsync(CancellationToken.None);
        Assert.Empty(await board.OnDutyAsync(person.BrandId, CancellationToken.None));
        await using var db = this.host.Read();
        Assert.Equal(2, await db.Feed.CountAsync(f => f.Kind == FeedKind.Presence && f.Subject == person.Id));
    }
}

public sealed class SqliteAbandonedCasesTests : AbandonedCasesContract
{
    private protected override Task<TestDatabase> OpenAsync() => TestDatabase.SqliteAsync();
}

public sealed class PostgresAbandonedCasesTests : AbandonedCasesContract
{
    private protected override Task<TestDatabase> OpenAsync() => TestDatabase.PostgresAsync();
}
