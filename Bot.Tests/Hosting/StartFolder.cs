namespace CareBot.Tests.Hosting;

/// <summary>An empty folder that the program is started in; gone when disposed.</summary>
internal sealed class StartFolder : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("carebot-start-");

    public string Path => this.folder.FullName;

    /// <summary>Where the database lies unless the settings say otherwise.</summary>
    public string Database => this.In("data/carebot.db");

    public string In(string name) => System.IO.Path.Combine(this.Path, name);

    /// <summary>Writes a Markdown article.</summary>
    public void WriteArticle(string name, string content)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(this.In(name))!);
        File.WriteAllText(this.In(name), content);
    }

    /// <summary>A complete article about <paramref name="subject"/>.</summary>
    public static string Article(string id, string subject) =>
        $"""
        ---
        id: {id}
        languages:
          en:
            title: The {subject}
            questions:
              - what is the {subject}
              - tell me about the {subject}
        ---

        # en

        The {subject} is kept in a safe place.
        """;

    /// <summary>The program, to be started here.</summary>
    public BotProcess Bot(params (string Name, string Value)[] settings) =>
        new(settings.ToDictionary(s => s.Name, string? (s) => s.Value, StringComparer.Ordinal), this.Path);

    /// <summary>Runs the program, which must refuse: exit code 1, no stack trace, and nothing but the message on standard error.</summary>
    /// <returns>The message.</returns>
    public async Task<string> RefusalAsync((string Name, string Value)[] settings, params string[] arguments)
    {
        await using var bot = this.Bot(settings);
        return await RefusalAsync(bot, arguments);
    }

    /// <inheritdoc cref="RefusalAsync(ValueTuple{string, string}[], string[])"/>
    public static async Task<string> RefusalAsync(BotProcess bot, params string[] arguments)
    {
        Assert.Equal(1, await bot.RunToEndAsync(arguments));
        Assert.DoesNotContain("   at ", bot.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Unhandled exception", bot.Output, StringComparison.Ordinal);
        return bot.Errors.Trim();
    }

    public void Dispose() => this.folder.Delete(recursive: true);
}
