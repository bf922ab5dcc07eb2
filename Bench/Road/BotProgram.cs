namespace CareBot.Bench.Road;

/// <summary>The program that is measured.</summary>
internal static class BotProgram
{
    /// <summary>The bot's output folder mirrors ours: Bench/bin/Release/net10.0 and Bot/bin/Release/net10.0.</summary>
    public static string Path
    {
        get
        {
            var output = new DirectoryInfo(AppContext.BaseDirectory);
            var root = output.Parent!.Parent!.Parent!.Parent!.FullName;
            return System.IO.Path.Combine(root, "Bot", "bin", output.Parent.Name, output.Name, "CareBot.Bot.dll");
        }
    }

    /// <summary>Settings of the database, as environment variables.</summary>
    /// <param name="postgres">Connection string; null for SQLite.</param>
    public static Dictionary<string, string?> Storage(string? postgres) => postgres is null ? [] : new(StringComparer.Ordinal)
    {
        ["Storage__Provider"] = "Postgres",
        ["ConnectionStrings__CareBot"] = postgres,
    };
}

/// <summary>The administrator's one-time password, which the first start writes.</summary>
internal sealed class FirstPassword
{
    private readonly TaskCompletionSource<string> said = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<string> Said => this.said.Task;

    public void Read(string line)
    {
        if (line.Split("One-time password:") is [_, var password])
        {
            this.said.TrySetResult(password.Trim());
        }
    }
}
