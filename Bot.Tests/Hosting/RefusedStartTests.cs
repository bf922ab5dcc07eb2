using Microsoft.Data.Sqlite;

namespace CareBot.Tests.Hosting;

/// <summary>What the program says when it cannot start, and that it leaves nothing behind that a next start would stumble over.</summary>
public sealed class RefusedStartTests : IDisposable
{
    private const string AllowedAddress =
        "http:// or https://, a host or *, and a port up to 65535, without a path, such as http://localhost:4000; several with ; between them";

    private readonly StartFolder folder = new();

    public void Dispose() => this.folder.Dispose();

    [Fact]
    public async Task Every_fault_of_the_settings_is_named_at_once()
    {
        var message = await this.folder.RefusalAsync(
        [
            ("Channels__Messenger__AppSekret", "not-to-be-shown"),
            ("Storage__Provider", "Oracle"),
            ("Conversations__TurnSeconds", "0"),
            ("Conversations__ParallelTurns", "many"),
            ("Hours__TimeZone", "Mars/Base"),
            ("Hours__Weekly__Monday__0", "25:00-26:00"),
            ("Server__TrustedProxies__0", "nginx"),
            ("Channels__DirectLine__TokenMinutes", "soon"),
            ("ASPNETCORE_URLS", "localhost:4000"),
        ]);
        Assert.Equal(
            $"""
            CareBot: The settings have 9 fault(s):
              Conversations:ParallelTurns: found many. Allowed: a whole number from 1 to 1024.
              Conversations:TurnSeconds: found 0. Allowed: a whole number from 1 to 120.
              Server:TrustedProxies:0: found nginx. Allowed: an IP address, or a network such as 10.0.0.0/8.
              Channels:Messenger:AppSekret: found an unknown key. Allowed: the keys that appsettings.json shows; the nearest is Channels:Messenger:AppSecret.
              urls: found localhost:4000. Allowed: {AllowedAddress}.
              Hours:TimeZone: found Mars/Base. Allowed: an IANA time zone such as Asia/Jakarta, Asia/Makassar, Asia/Jayapura, Asia/Kuala_Lumpur.
              Hours:Weekly:Monday:0: found 25:00-26:00. Allowed: "HH:mm-HH:mm" such as "08:00-17:00"; "24:00" closes at the day's end, "20:00-02:00" on the next day.
              Channels:DirectLine:TokenMinutes: found soon. Allowed: a whole number of minutes from 1 to 1440.
              Storage:Provider is "Oracle". Allowed are Sqlite and Postgres.
            """,
            message);
        Assert.Empty(Directory.EnumerateFileSystemEntries(this.folder.Path));
    }

    [Theory]
    [InlineData("The argument '-p' is not understood. Settings are written as --Key value, for example --urls http://localhost:4000. See --help.", "-p", "4000")]
    [InlineData("The argument 'now' is not understood. Settings are written as --Key value, for example --urls http://localhost:4000. See --help.", "serve", "now")]
    [InlineData("The setting --urls has no value. Write --urls VALUE or --urls=VALUE.", "--urls")]
    [InlineData(
        "The settings have 1 fault(s):\n  url: found an unknown key. Allowed: the keys that appsettings.json shows; the nearest is urls.",
        "--url", "http://localhost:4000")]
    [InlineData($"The settings have 1 fault(s):\n  urls: found http://localhost:70000. Allowed: {AllowedAddress}.", "--urls", "http://localhost:70000")]
    [InlineData($"The settings have 1 fault(s):\n  urls: found http://localhost/bot. Allowed: {AllowedAddress}.", "--urls=http://localhost/bot")]
    [InlineData("The settings have 1 fault(s):\n  Storage:Path: found an unknown key. Allowed: the keys that appsettings.json shows; the nearest is Storage:Provider.", "--Storage:Path", "x")]
    public async Task A_slip_on_the_command_line(string message, params string[] arguments)
    {
        Assert.Equal("CareBot: " + message, await this.folder.RefusalAsync([], arguments));
        Assert.Empty(Directory.EnumerateFileSystemEntries(this.folder.Path));
    }

    [Fact]
    public async Task An_unknown_command_and_the_help()
    {
        Assert.Contains("Unrecognized command or argument 'srve'.", await this.folder.RefusalAsync([], "srve"), StringComparison.Ordinal);
        await using var bot = this.folder.Bot();
        Assert.Equal(0, await bot.RunToEndAsync("--help"));
        Assert.Contains("serve", bot.Output, StringComparison.Ordinal);
        Assert.Contains("kb", bot.Output, StringComparison.Ordinal);
        Assert.Empty(bot.Errors);
    }

    [Fact]
    public async Task A_database_file_that_is_none_is_not_touched()
    {
        var file = this.folder.In("notes.db");
        await File.WriteAllTextAsync(file, "These are notes.", TestContext.Current.CancellationToken);
        Assert.Equal(
            $"CareBot: The file {file} is not a SQLite database, or it is encrypted. Move it away, restore a backup, "
            + "or set ConnectionStrings:CareBot to another place, for example \"Data Source=/var/lib/carebot/carebot.db\".",
            await this.folder.RefusalAsync([("ConnectionStrings__CareBot", "Data Source=notes.db")]));
        Assert.Equal("These are notes.", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_database_that_is_newer_than_the_program()
    {
        await using (var bot = this.folder.Bot())
        {
            await bot.StartAsync();
            await bot.TerminateAsync(TimeSpan.FromSeconds(20));
        }

        this.Sql("INSERT INTO \"__EFMigrationsHistory\" VALUES ('99990101000000_Desk', '10.0.0')");
        var message = await this.folder.RefusalAsync([]);
        Assert.StartsWith($"CareBot: The database {this.folder.Database} was made by a newer CareBot (schema 99990101000000_Desk); this one knows it up to ", message, StringComparison.Ordinal);
        Assert.EndsWith(" Start that newer CareBot, or restore a backup from before the upgrade.", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Articles_with_errors_leave_no_brand_and_no_release()
    {
        this.folder.WriteArticle("articles/good.md", StartFolder.Article("good", "good thing"));
        this.folder.WriteArticle("articles/second.md", StartFolder.Article("good", "second thing"));
        this.folder.WriteArticle("articles/silent.md", StartFolder.Article("silent", "silent thing").Split("\n# en")[0]);
        Assert.Equal(
            """
            CareBot: Nothing was published: the articles have 2 error(s).
              second.md:2: the id 'good' also stands in good.md; allowed: an id of its own for every article
              silent.md:4: the answer in 'en' is missing; allowed: a section '# en' with text
            """,
            await this.folder.RefusalAsync([("Brand__KnowledgeFolder", "articles")]));
        Assert.Equal(0, this.Sql("SELECT (SELECT COUNT(*) FROM brands) + (SELECT COUNT(*) FROM releases) + (SELECT COUNT(*) FROM articles)"));
    }

    [Fact]
    public async Task A_knowledge_folder_that_is_missing()
    {
        Assert.Equal(
            "CareBot: The settings have 1 fault(s):\n  Brand:KnowledgeFolder: found articles. Allowed: a folder of Markdown articles that exists.",
            await this.folder.RefusalAsync([("Brand__KnowledgeFolder", "articles")]));
        Assert.Empty(Directory.EnumerateFileSystemEntries(this.folder.Path));
    }

    [Fact]
    public async Task An_account_of_a_brand_that_does_not_exist()
    {
        Assert.Equal(
            "CareBot: Channels: the account 'site' of directline names the brand 'toko'. Allowed: default.",
            await this.folder.RefusalAsync([("Channels__DirectLine__Accounts__site__Brand", "toko")]));
    }

    [Fact]
    public async Task Https_without_a_certificate()
    {
        Assert.StartsWith(
            "CareBot: The bot cannot listen at https://localhost:4433: https needs a certificate. Name it with Kestrel:Certificates:Default:Path",
            await this.folder.RefusalAsync([("HOME", this.folder.Path)], "--urls", "https://localhost:4433"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_this_machine_does_not_have()
    {
        Assert.Equal(
            "CareBot: This machine does not have the address http://192.0.2.1:4000: choose another address, for example --urls http://localhost:4000.",
            await this.folder.RefusalAsync([], "--urls", "http://192.0.2.1:4000"));
    }

    private long Sql(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={this.folder.Database};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar() as long? ?? 0;
    }
}
