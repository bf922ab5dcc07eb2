using System.Net;
using System.Net.Http.Headers;
using System.Text;
using CareBot.Bot.Storage;
using CareBot.Tests.Attachments;
using CareBot.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using Newtonsoft.Json.Linq;

namespace CareBot.Tests.Channels.DirectLine;

/// <summary>Files that customers send, from the upload to whoever may open them.</summary>
public abstract class UploadContract
{
    private const string Activity = """{"type":"message","text":"ini struknya","from":{"id":"x"},"attachments":[{"contentType":"image/png","name":"struk.png"}],"channelData":{"clientActivityID":"u1"}}""";

    protected abstract Task<TestDatabase> DatabaseAsync();

    [Fact]
    public async Task A_message_with_a_file_comes_back_with_an_address_that_a_browser_can_open()
    {
        await using var host = await this.StartAsync();
        var chat = await host.StartChatAsync();
        var (status, body) = await UploadAsync(host, chat, Form(Activity, ("image/png", "struk.png", TestFiles.Png)));
        var (again, repeated) = await UploadAsync(host, chat, Form(Activity, ("image/png", "struk.png", TestFiles.Png)));

        Assert.Equal((200, 200), (status, again));
        Assert.Equal((string)body["id"]!, (string)repeated["id"]!);
        var echo = Assert.Single(await EchoesAsync(host, chat));
        Assert.Equal(("ini struknya", "u1", chat.User), ((string)echo["text"]!, (string)echo["channelData"]!["clientActivityID"]!, (string)echo["from"]!["id"]!));
        var attachment = (JObject)Assert.Single(echo["attachments"]!);
        Assert.Equal(("image/png", "struk.png"), ((string)attachment["contentType"]!, (string)attachment["name"]!));

        using var file = await host.Client.GetAsync(new Uri((string)attachment["contentUrl"]!));
        Assert.Equal(TestFiles.Png, await file.Content.ReadAsByteArrayAsync());
        Assert.Equal("image/png", file.Content.Headers.ContentType!.ToString());
        Assert.Equal("inline", file.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("nosniff", file.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("default-src 'none'; sandbox", file.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal(1, await CountAsync(host));
    }

    [Fact]
    public async Task What_is_no_picture_is_a_download()
    {
        await using var host = await this.StartAsync();
        var chat = await host.StartChatAsync();
        await UploadAsync(host, chat, Form(null, ("application/pdf", "nota é.pdf", TestFiles.Pdf)));

        using var file = await host.Client.GetAsync(await LinkAsync(host, chat));
        Assert.Equal("attachment", file.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("nota é.pdf", file.Content.Headers.ContentDisposition.FileNameStar);
    }

    [Fact]
    public async Task A_file_may_be_the_whole_body()
    {
        await using var host = await this.StartAsync();
        var chat = await host.StartChatAsync();
        var content = new ByteArrayContent(TestFiles.Jpeg);
        content.Headers.ContentType = new("image/jpeg");
        content.Headers.ContentDisposition = new("form-data") { Name = "file", FileName = "foto.jpg" };

        Assert.Equal(200, (await UploadAsync(host, chat, content)).Status);
        var echo = Assert.Single(await EchoesAsync(host, chat));
        Assert.Equal(("message", "foto.jpg"), ((string)echo["type"]!, (string)echo["attachments"]![0]!["name"]!));
    }

    [Fact]
    public async Task Files_follow_the_activitys_attachments_and_those_without_one_come_after()
    {
        await using var host = await this.StartAsync();
        var chat = await host.StartChatAsync();
        await UploadAsync(host, chat, Form(Activity, ("image/png", "a.png", TestFiles.Png), ("image/jpeg", "b.jpg", TestFiles.Jpeg)));
        Assert.Equal(["image/png", "image/jpeg"], (await EchoesAsync(host, chat))[0]["attachments"]!.Select(a => (string)a["contentType"]!));
    }

    [Fact]
    public async Task A_socket_brings_the_address_too()
    {
        await using var host = await this.StartAsync();
        var chat = await host.StartChatAsync();
        using var socket = await DirectLineHost.OpenAsync(chat.StreamUrl);
        await UploadAsync(host, chat, Form(Activity, ("image/png", "struk.png", TestFiles.Png)));
        var frame = await DirectLineHost.FrameAsync(socket);
        using var file = await host.Client.GetAsync(new Uri((string)frame!["activities"]![0]!["attachments"]![0]!["contentUrl"]!));
        Assert.Equal(HttpStatusCode.OK, file.StatusCode);
    }

    [Fact]
    public async Task Nobody_else_opens_a_file()
    {
        await using var host = await this.StartAsync();
        var chat = await host.StartChatAsync();
        var other = await host.StartChatAsync();
        await UploadAsync(host, chat, Form(Activity, ("image/png", "struk.png", TestFiles.Png)));
        await UploadAsync(host, other, Form(Activity, ("image/png", "struk.png", TestFiles.Png)));
        var link = await LinkAsync(host, chat);
        var path = link.AbsolutePath;
        var token = (await LinkAsync(host, other)).Query;

        Assert.Equal(401, await StatusAsync(host, path, null));
        Assert.Equal(403, await StatusAsync(host, path + token, null));
        Assert.Equal(401, await StatusAsync(host, $"{path}?t={chat.Token}", null));
        Assert.Equal(403, await StatusAsync(host, path, other.Token));
        Assert.Equal(200, await StatusAsync(host, path, chat.Token));
        Assert.Equal(404, await StatusAsync(host, path.Replace(chat.Id, other.Id, StringComparison.Ordinal), other.Token));
        Assert.Equal(404, await StatusAsync(host, path + "x", chat.Token));
        host.Clock.Move(TimeSpan.FromHours(12));
        Assert.Equal(403, await StatusAsync(host, link.PathAndQuery, null));
    }

    [Fact]
    public async Task What_is_not_what_it_says_or_may_run_in_a_browser_is_refused_and_nothing_is_kept()
    {
        await using var host = await this.StartAsync();
        var chat = await host.StartChatAsync();
        foreach (var (type, content) in new[] { ("image/png", TestFiles.Html), ("image/svg+xml", TestFiles.Svg), ("text/html", TestFiles.Html), ("image/jpeg", TestFiles.Png) })
        {
            var (status, body) = await UploadAsync(host, chat, Form(Activity, ("image/png", "ok.png", TestFiles.Png), (type, "x", content)));
            Assert.Equal((415, "UnsupportedMediaType"), (status, (string)body["error"]!["code"]!));
        }

        Assert.Empty(await EchoesAsync(host, chat));
        Assert.Equal(0, await CountAsync(host));
    }

    [Fact]
    public async Task Sizes_and_numbers_have_limits()
    {
        await using var host = await this.StartAsync(
            ("Attachments:MaxFileMegabytes", "1"), ("Attachments:MaxFiles", "2"), ("Attachments:MaxConversationMegabytes", "2"));
        var chat = await host.StartChatAsync();
        var file = new byte[1024 * 1024];
        TestFiles.Png.CopyTo(file, 0);
        (string, string, byte[]) most = ("image/png", "a.png", file), more = ("image/png", "a.png", [.. file, 0]);

        Assert.Equal(413, (await UploadAsync(host, chat, Form(null, more))).Status);
        Assert.Equal(400, (await UploadAsync(host, chat, Form(null, most, most, ("image/png", "b.png", TestFiles.Png)))).Status);
        Assert.Equal(200, (await UploadAsync(host, chat, Form(null, most, most))).Status);
        Assert.Equal(413, (await UploadAsync(host, chat, Form(null, ("image/png", "a.png", TestFiles.Png)))).Status);
        Assert.Equal(2, await CountAsync(host));
    }

    [Fact]
    public async Task Where_the_settings_allow_no_files_none_are_taken()
    {
        await using var host = await this.StartAsync(("Attachments:MaxFiles", "0"));
        var chat = await host.StartChatAsync();
        Assert.Equal(415, (await UploadAsync(host, chat, Form(null, ("image/png", "a.png", TestFiles.Png)))).Status);
    }

    [Theory]
    [InlineData("multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\nabc")]
    [InlineData("multipart/form-data; boundary=x", "nothing")]
    [InlineData("multipart/form-data", "--x--\r\n")]
    [InlineData("multipart/form-data; boundary=x", "--x--\r\n")]
    [InlineData("multipart/form-data; boundary=x", "--x\r\nContent-Type: application/vnd.microsoft.activity\r\n\r\n{\"type\":\"message\",\"text\":\"a\"}\r\n--x--\r\n")]
    [InlineData("multipart/form-data; boundary=x", "--x\r\nContent-Type: application/vnd.microsoft.activity\r\n\r\nnot json\r\n--x--\r\n")]
    [InlineData("image/png", "")]
    public async Task What_is_no_upload_gets_400(string type, string body)
    {
        await using var host = await this.StartAsync();
        var chat = await host.StartChatAsync();
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        Assert.Equal(400, (await UploadAsync(host, chat, content)).Status);
        Assert.Empty(await EchoesAsync(host, chat));
    }

    [Fact]
    public async Task An_upload_needs_the_conversations_token()
    {
        await using var host = await this.StartAsync();
        var (chat, other) = (await host.StartChatAsync(), await host.StartChatAsync());
        Assert.Equal(403, (await UploadAsync(host, chat with { Token = other.Token }, Form(null, ("image/png", "a.png", TestFiles.Png)))).Status);
        Assert.Equal(401, (await UploadAsync(host, chat with { Token = "x" }, Form(null, ("image/png", "a.png", TestFiles.Png)))).Status);
    }

    private static MultipartFormDataContent Form(string? activity, params (string Type, string Name, byte[] Content)[] files)
    {
        var form = new MultipartFormDataContent();
        if (activity is not null)
        {
            var part = new StringContent(activity);
            part.Headers.ContentType = new("application/vnd.microsoft.activity");
            form.Add(part, "activity", "blob");
        }

        foreach (var (type, name, content) in files)
        {
            var part = new ByteArrayContent(content);
            part.Headers.ContentType = new(type);
            form.Add(part, "file", name);
        }

        return form;
    }

    private static async Task<(int Status, JObject Body)> UploadAsync(DirectLineHost host, Chat chat, HttpContent content)
    {
        using var answer = await host.SendAsync(HttpMethod.Post, $"conversations/{chat.Id}/upload?userId=somebody", chat.Token, content);
        var text = await answer.Content.ReadAsStringAsync();
        return ((int)answer.StatusCode, text.Length == 0 ? [] : JObject.Parse(text));
    }

    private static async Task<List<JToken>> EchoesAsync(DirectLineHost host, Chat chat) =>
        [.. (await host.CallAsync(HttpMethod.Get, chat.Activities, chat.Token)).Body["activities"]!];

    private static async Task<Uri> LinkAsync(DirectLineHost host, Chat chat) =>
        new((string)(await EchoesAsync(host, chat))[0]["attachments"]![0]!["contentUrl"]!);

    private static async Task<int> StatusAsync(DirectLineHost host, string path, string? credential)
    {
        using var answer = await host.SendAsync(HttpMethod.Get, path, credential);
        return (int)answer.StatusCode;
    }

    private static async Task<int> CountAsync(DirectLineHost host)
    {
        await using var db = await host.Service<IDbContextFactory<CareBotDb>>().CreateDbContextAsync();
        return await db.Attachments.CountAsync();
    }

    private async Task<DirectLineHost> StartAsync(params (string, string)[] settings) => await DirectLineHost.StartAsync(await this.DatabaseAsync(), settings);
}

public sealed class SqliteUploadTests : UploadContract
{
    protected override Task<TestDatabase> DatabaseAsync() => TestDatabase.SqliteAsync();
}

public sealed class PostgresUploadTests : UploadContract
{
    protected override Task<TestDatabase> DatabaseAsync() => TestDatabase.PostgresAsync();
}
