using System.Security.Cryptography;
using System.Text;

namespace CareBot.Tests.Channels.Meta;

/// <summary>Signed bodies whose signatures were computed elsewhere.</summary>
internal static class MetaVectors
{
    public const string AppSecret = "carebot-test-app-secret";

    public const string Plain =
        """{"object":"page","entry":[{"id":"1234","time":1700000000000,"messaging":[{"sender":{"id":"5678"},"recipient":{"id":"1234"},"timestamp":1700000000000,"message":{"mid":"m_1","text":"hello"}}]}]}""";

    public const string PlainSignature = "sha256=c74e8a8acfbac55f6e65a98c9992c9c3831ea8d93a6f9e68b4bc0079a06c0e77";
    public const string PlainSha1 = "sha1=cd7a98b4f9d9fc258f2071aa158c230f78b77a32";

    /// <summary>As Meta writes it: the escapes are ASCII on the wire.</summary>
    public const string Escaped =
        """{"object":"page","entry":[{"id":"1234","time":1700000000000,"messaging":[{"sender":{"id":"5678"},"recipient":{"id":"1234"},"timestamp":1700000000000,"message":{"mid":"m_2","text":"caf\u00e9 \ud83d\ude00 <a@b.c> http:\/\/x.y"}}]}]}""";

    public const string EscapedSignature = "sha256=0fa91485d762c31532f875e88cd5e3ec4bdd19b0940f5aec27a6d4b075fba23c";
    public const string EscapedWrittenAnew = "sha256=70d2fa8d20aa41a5a5ab1dae250e1350dd544dd8d94fa4b6876b444e7c7dd058";
    public const string EmptySignature = "sha256=743e24b2a6b6d4a3b1a0cf314d4befe802aa9fcd20f852ebd30508463763c235";

    public static string Sign(byte[] body, string secret = AppSecret) =>
        "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body));
}
