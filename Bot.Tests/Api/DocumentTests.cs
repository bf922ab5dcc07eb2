using System.Text.Json;

namespace CareBot.Tests.Api;

/// <summary>The OpenAPI document is what the desk's types are made of.</summary>
public sealed class DocumentTests
{
    [Fact]
    public async Task Every_operation_has_a_name_of_its_own_and_a_shape_to_answer_with()
    {
        await using var host = await DeskHost.StartAsync(running: false);
        using var client = host.Server.CreateClient();
        var document = JsonElement.Parse(await client.GetStringAsync("http://localhost/openapi/v1.json"));
        var operations = document.GetProperty("paths").EnumerateObject().SelectMany(p => p.Value.EnumerateObject().Select(o => (p.Name, o.Value))).ToList();

        var names = operations.ConvertAll(o => o.Value.GetProperty("operationId").GetString());
        Assert.Equal(names.Count, names.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(53, names.Count);
        var shapeless = operations
            .Where(o => !o.Value.GetProperty("responses").TryGetProperty("204", out _))
            .Where(o => !o.Value.GetProperty("responses").EnumerateObject()
                .Any(r => r.Name is "200" or "201" && r.Value.TryGetProperty("content", out var content) && content.TryGetProperty("application/json", out _)))
            .Select(o => o.Name);
        Assert.Empty(shapeless);

        var schemas = document.GetProperty("components").GetProperty("schemas");
        Assert.Equal(
            ["waiting", "open", "bot", "closed"], schemas.GetProperty("CaseStatus").GetProperty("enum").EnumerateArray().Select(e => e.GetString()));
        Assert.Equal("integer", schemas.GetProperty("CaseRow").GetProperty("properties").GetProperty("id").GetProperty("type").GetString());
        Assert.Contains("customer", schemas.GetProperty("CaseRow").GetProperty("required").EnumerateArray().Select(r => r.GetString()));
        Assert.Equal(
            ["resolved", "no-reply", "spam", "other"], schemas.GetProperty("CloseReason").GetProperty("enum").EnumerateArray().Select(e => e.GetString()));
    }
}
