using System.Text;

namespace CareBot.Tests.Attachments;

/// <summary>The first bytes of small files.</summary>
internal static class TestFiles
{
    public static readonly byte[] Png = [0x89, .. "PNG\r\n\x1a\n"u8, 0, 0, 0, 13, .. "IHDR"u8, 0, 0, 0, 1];
    public static readonly byte[] Jpeg = [0xFF, 0xD8, 0xFF, 0xE0, 0, 16, .. "JFIF"u8, 0];
    public static readonly byte[] Pdf = "%PDF-1.7\n%\xE2\xE3"u8.ToArray();
    public static readonly byte[] Html = "<html><script>alert(1)</script></html>"u8.ToArray();
    public static readonly byte[] Svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>"u8.ToArray();

    /// <summary>An ISO base media file of this major brand.</summary>
    public static byte[] Media(string brand) => [0, 0, 0, 24, .. "ftyp"u8, .. Encoding.ASCII.GetBytes(brand), 0, 0, 0, 0, .. "isom"u8];
}
