using System.Text;
using CareBot.Bot.Attachments;
using Microsoft.Extensions.Configuration;

namespace CareBot.Tests.Attachments;

public sealed class CheckedFileTests
{
    private static readonly AttachmentOptions Usual = Options();

    public static TheoryData<string, byte[]> Kinds => new()
    {
        { "image/jpeg", TestFiles.Jpeg },
        { "image/png", TestFiles.Png },
        { "image/gif", "GIF89a\x01"u8.ToArray() },
        { "image/webp", "RIFF\x04\0\0\0WEBPVP8 "u8.ToArray() },
        { "image/heic", TestFiles.Media("heic") },
        { "application/pdf", TestFiles.Pdf },
        { "audio/mpeg", [0xFF, 0xFB, 0x90, 0] },
        { "audio/mpeg", "ID3\x04"u8.ToArray() },
        { "audio/ogg", "OggS\0"u8.ToArray() },
        { "audio/wav", "RIFF\x04\0\0\0WAVEfmt "u8.ToArray() },
        { "audio/mp4", TestFiles.Media("M4A ") },
        { "video/mp4", TestFiles.Media("isom") },
        { "video/quicktime", TestFiles.Media("qt  ") },
        { "video/webm", [0x1A, 0x45, 0xDF, 0xA3, 0x9F, 0x42, 0x82, 0x84, .. "webm"u8] },
        { "text/plain", "Alamat: Jl. Melati 5 🌼\r\n"u8.ToArray() },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void What_a_file_says_it_is_must_show_in_its_bytes(string type, byte[] content)
    {
        var all = Options([.. FileType.All.Select((t, at) => ($"AllowedTypes:{at}", t.ContentType))]);
        Assert.Equal(type, CheckedFile.Of(all, type, "x", content).ContentType);
        Assert.Equal(type, CheckedFile.Of(all, type.ToUpperInvariant() + "; charset=x", "x", content).ContentType);
        Assert.Throws<FileRefusedException>(() => CheckedFile.Of(all, type, "x", new byte[] { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 }));
    }

    [Theory]
    [InlineData("image/svg+xml")]
    [InlineData("text/html")]
    [InlineData("application/xhtml+xml")]
    [InlineData("application/javascript")]
    [InlineData("image/png")]
    [InlineData("application/octet-stream")]
    [InlineData(null)]
    public void What_a_browser_would_run_is_never_taken_whatever_it_is_called(string? declared)
    {
        Assert.Equal(FileFault.Type, Assert.Throws<FileRefusedException>(() => CheckedFile.Of(Usual, declared, "x.png", TestFiles.Svg)).Fault);
        Assert.Equal(FileFault.Type, Assert.Throws<FileRefusedException>(() => CheckedFile.Of(Usual, declared, "x.png", TestFiles.Html)).Fault);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("application/octet-stream")]
    public void A_file_that_says_nothing_is_what_its_bytes_say(string? declared) =>
        Assert.Equal("image/png", CheckedFile.Of(Usual, declared, "foto", TestFiles.Png).ContentType);

    [Fact]
    public void A_type_that_the_settings_leave_out_is_not_taken()
    {
        Assert.Throws<FileRefusedException>(() => CheckedFile.Of(Usual, "text/plain", "x", "halo"u8.ToArray()));
        Assert.Throws<FileRefusedException>(() => CheckedFile.Of(Options(("AllowedTypes:0", "application/pdf")), "image/png", "x", TestFiles.Png));
    }

    [Theory]
    [InlineData("foto.png", "foto.png")]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("C:\\Users\\ana\\struk.png", "struk.png")]
    [InlineData("a\r\nSet-Cookie: x=1.png", "aSet-Cookie x=1.png")]
    [InlineData("\"<b>\".png", "b.png")]
    [InlineData("..", "file.png")]
    [InlineData("", "file.png")]
    [InlineData(null, "file.png")]
    [InlineData("struk belanja é.png", "struk belanja é.png")]
    public void Names_lose_what_could_harm(string? name, string kept) => Assert.Equal(kept, CheckedFile.Of(Usual, "image/png", name, TestFiles.Png).Name);

    [Fact]
    public void An_overlong_name_keeps_its_end()
    {
        var name = CheckedFile.Of(Usual, "image/png", string.Concat(Enumerable.Repeat("🌼", 200)) + "é.png", TestFiles.Png).Name;
        Assert.EndsWith("é.png", name, StringComparison.Ordinal);
        Assert.True(name.Length <= 120 && !char.IsLowSurrogate(name[0]), name);
    }

    [Fact]
    public void A_file_has_a_size_within_the_limit()
    {
        var small = Options(("MaxFileMegabytes", "1"));
        var most = new byte[1024 * 1024];
        TestFiles.Png.CopyTo(most, 0);
        Assert.Equal(most.Length, CheckedFile.Of(small, "image/png", "x", most).Content.Length);
        Assert.Equal(FileFault.Size, Assert.Throws<FileRefusedException>(() => CheckedFile.Of(small, "image/png", "x", new byte[most.Length + 1])).Fault);
        Assert.Equal(FileFault.Empty, Assert.Throws<FileRefusedException>(() => CheckedFile.Of(small, "image/png", "x", Array.Empty<byte>())).Fault);
    }

    [Fact]
    public void Keys_are_never_the_same() => Assert.Equal(
        50, Enumerable.Range(0, 50).Select(_ => CheckedFile.Of(Usual, "image/png", "x", TestFiles.Png).Key).Distinct(StringComparer.Ordinal).Count());

    [Fact]
    public void All_faults_of_the_settings_are_told()
    {
        var faults = AttachmentOptions.Faults(Settings(
            ("MaxFileMegabytes", "0"), ("MaxFiles", "many"), ("MaxConversationMegabytes", "-1"), ("AllowedTypes:0", "image/svg+xml"), ("AllowedTypes:1", "image/png")));
        Assert.Equal(
            ["AllowedTypes", "MaxConversationMegabytes", "MaxFileMegabytes", "MaxFiles"],
            faults.Select(f => f.Key["Attachments:".Length..]).Order(StringComparer.Ordinal));
        Assert.Equal("image/svg+xml", faults.Single(f => f.Key.EndsWith("AllowedTypes", StringComparison.Ordinal)).Found);
    }

    private static AttachmentOptions Options(params (string Key, string Value)[] settings) => AttachmentOptions.Read(Settings(settings), []);

    private static IConfiguration Settings(params (string Key, string Value)[] settings) => new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Select(s => KeyValuePair.Create<string, string?>("Attachments:" + s.Key, s.Value))).Build();
}
