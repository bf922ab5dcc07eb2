using CareBot.Bot.Storage.Model;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CareBot.Tests.Api;

/// <summary>Who may call what: every endpoint × nobody and every role, with the status that they get.</summary>
public sealed class EndpointTableTests
{
    private static readonly object Text = new { text = "halo", clientId = "0197f0c4-0000-7000-8000-000000000001" };
    private static readonly object BadArticle = new { id = "Not An Id", tags = Array.Empty<string>(), followUps = Array.Empty<string>(), texts = new { } };
    private static readonly object BadCanned = new { shortcut = "Not A Shortcut", language = "id", text = "Halo" };

    /// <summary>Nobody, agent, lead, admin. Who is let in gets what the sample values deserve.</summary>
    private static readonly (string Method, string Path, object? Body, int[] Statuses)[] Table =
    [
        ("GET", "session", null, [200, 200, 200, 200]),
        ("POST", "session", new { userName = "nobody", password = "wrong" }, [401, 401, 401, 401]),
        ("PATCH", "session/settings", new { }, [401, 200, 200, 200]),
        ("POST", "session/password", new { current = "wrong", next = "another-password" }, [401, 422, 422, 422]),
        ("PUT", "presence", new { state = "busy" }, [401, 204, 204, 204]),
        ("GET", "people/on-duty", null, [401, 200, 200, 200]),
        ("GET", "cases", null, [401, 200, 200, 200]),
        ("GET", "cases/{id:long}", null, [401, 404, 404, 404]),
        ("POST", "cases/{id:long}/claim", null, [401, 404, 404, 404]),
        ("POST", "cases/{id:long}/release", null, [401, 404, 404, 404]),
        ("POST", "cases/{id:long}/transfer", new { to = "1" }, [401, 404, 404, 404]),
        ("POST", "cases/{id:long}/close", new { reason = "resolved" }, [401, 404, 404, 404]),
        ("POST", "cases/{id:long}/return", new { }, [401, 404, 404, 404]),
        ("GET", "cases/{id:long}/messages", null, [401, 404, 404, 404]),
        ("POST", "cases/{id:long}/messages", Text, [401, 404, 404, 404]),
        ("POST", "cases/{id:long}/notes", Text, [401, 404, 404, 404]),
        ("POST", "cases/{id:long}/typing", null, [401, 404, 404, 404]),
        ("POST", "cases/{id:long}/join-code", null, [401, 404, 404, 404]),
        ("GET", "customers", null, [401, 400, 400, 400]),
        ("GET", "customers/{id:long}", null, [401, 404, 404, 404]),
        ("POST", "customers/{id:long}/join", new { with = 1 }, [401, 404, 404, 404]),
        ("POST", "customers/{id:long}/separate", null, [401, 404, 404, 404]),
        ("GET", "attachments/{key}", null, [401, 404, 404, 404]),
        ("GET", "canned", null, [401, 200, 200, 200]),
        ("POST", "canned", BadCanned, [401, 403, 422, 422]),
        ("PUT", "canned/{id:long}", BadCanned, [401, 403, 428, 428]),
        ("DELETE", "canned/{id:long}", null, [401, 403, 428, 428]),
        ("GET", "articles", null, [401, 200, 200, 200]),
        ("POST", "articles", BadArticle, [401, 403, 422, 422]),
        ("GET", "articles/{id}", null, [401, 404, 404, 404]),
        ("PUT", "articles/{id}", BadArticle, [401, 403, 428, 428]),
        ("DELETE", "articles/{id}", null, [401, 403, 428, 428]),
        ("POST", "ask", new { text = "berapa ongkos kirim ke bandung" }, [401, 200, 200, 200]),
        ("GET", "words", null, [401, 200, 200, 200]),
        ("PUT", "words", new { synonyms = "", neverConfuse = "" }, [401, 403, 428, 428]),
        ("GET", "releases", null, [401, 200, 200, 200]),
        ("GET", "releases/draft", null, [401, 200, 200, 200]),
        ("POST", "releases", new { }, [401, 403, 409, 409]),
        ("POST", "releases/{number:int}/activate", null, [401, 403, 404, 404]),
        ("GET", "hours", null, [401, 200, 200, 200]),
        ("PUT", "hours", new { }, [401, 403, 428, 428]),
        ("POST", "hours/preview", new { at = "2026-03-02T03:00:00Z" }, [401, 200, 200, 200]),
        ("GET", "people", null, [401, 403, 200, 200]),
        ("POST", "people", new { userName = "not a name", firstName = "Rina", role = "agent" }, [401, 403, 403, 422]),
        ("PATCH", "people/{id:long}", new { }, [401, 403, 403, 404]),
        ("POST", "people/{id:long}/reset-password", null, [401, 403, 403, 404]),
        ("GET", "audit", null, [401, 403, 403, 200]),
        ("GET", "delivery", null, [401, 403, 200, 200]),
        ("GET", "delivery/parked", null, [401, 403, 200, 200]),
        ("POST", "delivery/parked/{id:long}/replay", null, [401, 403, 404, 404]),
        ("GET", "delivery/undelivered", null, [401, 403, 200, 200]),
        ("POST", "delivery/undelivered/{id:long}/send", null, [401, 403, 404, 404]),
        ("DELETE", "session", null, [401, 200, 200, 200]),
        ("POST", "session/sign-out-everywhere", null, [401, 200, 200, 200]),
    ];

    [Fact]
    public async Task Everybody_gets_what_the_table_says()
    {
        await using var host = await DeskHost.StartAsync(running: false);
        var wrong = new List<string>();
        DeskBrowser?[] browsers =
        [
            null, await host.SignedInAsync(PersonRole.Agent), await host.SignedInAsync(PersonRole.Lead), await host.SignedInAsync(PersonRole.Admin),
        ];
        foreach (var (method, path, body, statuses) in Table)
        {
            for (var who = 0; who < browsers.Length; who++)
            {
                using var browser = host.Browser();
                if (browsers[who] is { } signedIn)
                {
                    browser.Cookies.Add(new Uri("http://localhost/"), signedIn.Cookies.GetCookies(new Uri("http://localhost/")));
                    browser.CsrfToken = signedIn.CsrfToken;
                }
                else
                {
                    await browser.SessionAsync();
                }

                var address = path.Replace("{id:long}", "999", StringComparison.Ordinal).Replace("{number:int}", "999", StringComparison.Ordinal)
                    .Replace("{id}", "nothing", StringComparison.Ordinal);
                var answer = await browser.SendAsync(new HttpMethod(method), address, body);
                if ((int)answer.StatusCode != statuses[who])
                {
                    wrong.Add($"{method} {path} by {(who == 0 ? "nobody" : (PersonRole)(who - 1))}: {(int)answer.StatusCode} instead of {statuses[who]}");
                }

                if ((int)answer.StatusCode >= 400 && answer.Content.Headers.ContentType?.MediaType != "application/problem+json")
                {
                    wrong.Add($"{method} {path}: {(int)answer.StatusCode} without problem details");
                }
            }
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public async Task The_table_knows_every_endpoint()
    {
        await using var host = await DeskHost.StartAsync(running: false);
        var mapped = host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.RoutePattern.RawText!.StartsWith("/api/desk", StringComparison.Ordinal))
            .SelectMany(e => e.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Select(m => $"{m} {e.RoutePattern.RawText!["/api/desk/".Length..].TrimEnd('/')}"));
        Assert.Equal(Table.Select(t => $"{t.Method} {t.Path}").Order(StringComparer.Ordinal), mapped.Order(StringComparer.Ordinal));
    }
}
