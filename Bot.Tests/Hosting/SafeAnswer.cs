namespace CareBot.Tests.Hosting;

/// <summary>What must hold for every answer that a stranger can get.</summary>
internal static class SafeAnswer
{
    /// <summary>No 500, the security headers, and neither inner workings nor secrets in what it says.</summary>
    /// <returns>The status.</returns>
    public static async Task<int> CheckAsync(HttpResponseMessage response, string call)
    {
        var body = await response.Content.ReadAsStringAsync();
        var status = (int)response.StatusCode;
        Assert.True(status < 500, $"{call} was answered with {status}: {body}");
        CheckText(body, call);
        Assert.True(Has(response, "X-Content-Type-Options", "nosniff"), $"{call}: {status} without X-Content-Type-Options");
        Assert.True(Has(response, "Referrer-Policy", "no-referrer"), $"{call}: {status} without Referrer-Policy");
        Assert.True(Has(response, "Content-Security-Policy", "default-src 'none'"), $"{call}: {status} without Content-Security-Policy");
        Assert.False(response.Headers.Contains("Server"), $"{call}: the server names itself");
        return status;
    }

    public static void CheckText(string text, string call)
    {
        foreach (var inner in new[] { "   at ", "Exception:", "Exception\"", "CareBot.Bot", "Microsoft.", "/wwwroot" }.Concat(RunningBot.Secrets))
        {
            Assert.False(text.Contains(inner, StringComparison.Ordinal), $"{call}: the answer shows '{inner}': {text}");
        }
    }

    private static bool Has(HttpResponseMessage response, string header, string beginning) =>
        response.Headers.TryGetValues(header, out var values) && values.Single().StartsWith(beginning, StringComparison.Ordinal);
}
