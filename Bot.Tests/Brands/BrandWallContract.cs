using System.Net;
using CareBot.Bot.Api;
using CareBot.Bot.Storage.Model;
using CareBot.Knowledge;
using CareBot.Tests.Api;
using CareBot.Tests.Storage;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CareBot.Tests.Brands;

/// <summary>
/// Walks all endpoints of the desk, so that none can be forgotten: whatever belongs to a brand is not there for somebody who does not work for
/// it, not even for an administrator of another one; and it is there for whoever works for both.
/// </summary>
public abstract class BrandWallContract : TwoBrandsContract
{
    /// <summary>About the person, or about no brand at all.</summary>
    private static readonly string[] Own = ["session", "session/password", "session/sign-out-everywhere", "session/settings", "presence"];

    private static readonly object Text = new { text = "halo", clientId = "0197f0c4-0000-7000-8000-000000000001" };

    /// <summary>What is sent, where the endpoint reads something.</summary>
    private static readonly Dictionary<string, object> Bodies = new(StringComparer.Ordinal)
    {
        ["cases/{id:long}/transfer"] = new { to = "1" },
        ["cases/{id:long}/close"] = new { reason = "resolved" },
        ["cases/{id:long}/messages"] = Text,
        ["cases/{id:long}/notes"] = Text,
        ["customers/{id:long}/join"] = new { with = 999 },
        ["canned/{id:long}"] = new { shortcut = "salam", language = "id", text = "Halo" },
        ["articles/{id}"] = new { id = "sepatu", tags = Array.Empty<string>(), followUps = Array.Empty<string>(), texts = new { id = new { title = "Sepatu", answer = "Ada.", questions = new[] { "ada sepatu" } } } },
        ["people/{id:long}"] = new { },
    };

    [Fact]
    public async Task Nobody_reaches_anything_of_a_brand_that_they_do_not_work_for()
    {
        var things = await this.FurnishAsync();
        using var stranger = await this.host.SignedInAsync(PersonRole.Admin);
        var wrong = new List<string>();
        var walked = 0;
        foreach (var (method, path, choice) in this.Endpoints().Where(e => !Own.Contains(e.Path, StringComparer.Ordinal)))
        {
            walked++;
            var address = Filled(path, things);
            if (choice is not null)
            {
                await ExpectAsync($"{address}?{BrandChoice.Parameter}={TwoBrands.Sport}", "403 brand-not-yours");
            }

            if (address != path)
            {
                await ExpectAsync(address, "404 not-found");
            }

            if (choice is null && address == path)
            {
                wrong.Add($"{method} {path} says neither that it works on a brand nor names a thing");
            }

            async Task ExpectAsync(string at, string refusal)
            {
                var answer = await stranger.SendAsync(new HttpMethod(method), at, BodyOf(method, path), ifMatch: "\"1\"");
                var got = answer.IsSuccessStatusCode ? $"{(int)answer.StatusCode}" : await DeskBrowser.RefusalAsync(answer);
                if (got != refusal)
                {
                    wrong.Add($"{method} {path} at {at}: {got} instead of {refusal}");
                }
            }
        }

        Assert.Empty(wrong);
        Assert.True(walked > 40, $"{walked} endpoints");
    }

    [Fact]
    public async Task Whoever_works_for_both_reads_everything_of_both()
    {
        var things = await this.FurnishAsync();
        using var both = await this.host.SignedInAsync(PersonRole.Admin, "Rina", "default", TwoBrands.Sport);
        foreach (var (_, path, choice) in this.Endpoints().Where(e => e.Method == "GET" && !Own.Contains(e.Path, StringComparer.Ordinal)))
        {
            var address = Filled(path, things) + (choice is null ? string.Empty : $"?{BrandChoice.Parameter}={TwoBrands.Sport}") + (path == "customers" ? "&q=budi" : string.Empty);
            var answer = await both.SendAsync(HttpMethod.Get, address);
            Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{address}: {answer.StatusCode}");
        }

        Assert.Equal("Budi", Assert.Single((await both.GetAsync("customers?q=budi&brand=sport")).EnumerateArray()).GetProperty("name").GetString());
        Assert.Empty((await both.GetAsync("customers?q=budi&brand=default")).EnumerateArray());
        Assert.Equal(["sepatu"], (await both.GetAsync("articles?brand=sport")).GetProperty("items").EnumerateArray().Select(a => a.GetProperty("id").GetString()));
        Assert.Equal(7, (await both.GetAsync("releases?brand=sport")).GetProperty("items")[0].GetProperty("number").GetInt32());
        Assert.Single((await both.GetAsync("delivery/parked?brand=sport")).GetProperty("items").EnumerateArray());
        Assert.Empty((await both.GetAsync("delivery/parked")).GetProperty("items").EnumerateArray());
    }

    private static object? BodyOf(string method, string path) => method is "GET" or "DELETE" ? null : Bodies.GetValueOrDefault(path);

    private static string Filled(string path, Dictionary<string, string> things)
    {
        var place = path.IndexOf('{', StringComparison.Ordinal);
        return place < 0 ? path : string.Concat(path.AsSpan(0, place), things[path[..place].TrimEnd('/')], path.AsSpan(path.IndexOf('}', place) + 1));
    }

    private IEnumerable<(string Method, string Path, BrandChoice? Choice)> Endpoints() =>
        this.host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.RoutePattern.RawText!.StartsWith("/api/desk", StringComparison.Ordinal))
            .SelectMany(e => e.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Select(method =>
                (method, e.RoutePattern.RawText!["/api/desk/".Length..].TrimEnd('/'), e.Metadata.GetMetadata<BrandChoice>())));

    /// <summary>One of each thing, all of the brand <c>sport</c>; by the address below which they stand.</summary>
    private async Task<Dictionary<string, string>> FurnishAsync()
    {
        var open = await this.host.CaseAsync(name: "Budi", account: this.SportAccount);
        var colleague = await this.host.PersonAsync(PersonRole.Agent, "Sinta", TwoBrands.Sport);
        var brand = this.SportAccount.BrandId;
        var now = this.host.Clock.GetUtcNow();
        var (canned, parked, failed) = await this.host.Writer.WriteAsync(
            async (db, ct) =>
            {
                var conversation = await db.Conversations.SingleAsync(c => c.Id == open.ConversationId, ct);
                var reply = new CannedReply { BrandId = brand, Shortcut = "salam", Language = "id", Text = "Halo", Version = 1, UpdatedAt = now };
                var waits = TestRows.Event(conversation, "parked");
                waits.State = InboxState.Parked;
                var given = new OutboxItem
                {
                    ConversationId = conversation.Id, AccountId = conversation.AccountId, Speaker = Conversation.BotSpeaker, Payload = "{}", State = OutboxState.Failed,
                    DueAt = now, CreatedAt = now,
                };
                db.AddRange(reply, waits, given);
                db.Add(new Attachment { ConversationId = conversation.Id, Key = "kunci", Name = "a.png", ContentType = "image/png", Size = 1, Content = [1], At = now });
                db.Add(new ArticleDraft
                {
                    BrandId = brand, ArticleId = "sepatu", UpdatedAt = now,
                    Content = ArticleJson.Write(new("sepatu", new Dictionary<string, ArticleText>(StringComparer.Ordinal) { ["id"] = new("Sepatu", "Ada.", ["ada sepatu"]) }, [], [])),
                });
                db.Add(new Release { BrandId = brand, Number = 7, Articles = "[]", CreatedAt = now });
                await db.SaveChangesAsync(ct);
                return (reply.Id, waits.Id, given.Id);
            },
            CancellationToken.None);
        return new(StringComparer.Ordinal)
        {
            ["cases"] = $"{open.Id}", ["customers"] = $"{open.CustomerId}", ["attachments"] = "kunci", ["canned"] = $"{canned}", ["articles"] = "sepatu", ["releases"] = "7",
            ["people"] = $"{colleague.Id}", ["delivery/parked"] = $"{parked}", ["delivery/undelivered"] = $"{failed}",
        };
    }
}

public sealed class SqliteBrandWallTests : BrandWallContract
{
    private protected override Task<TestDatabase> OpenAsync() => TestDatabase.SqliteAsync();
}

public sealed class PostgresBrandWallTests : BrandWallContract
{
    private protected override Task<TestDatabase> OpenAsync() => TestDatabase.PostgresAsync();
}
