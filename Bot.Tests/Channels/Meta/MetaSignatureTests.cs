using System.Text;
using CareBot.Bot.Channels.Meta;
using Microsoft.Extensions.Primitives;

namespace CareBot.Tests.Channels.Meta;

public sealed class MetaSignatureTests
{
    private static readonly byte[] Plain = Encoding.UTF8.GetBytes(MetaVectors.Plain);

    public static TheoryData<string, string> Right => new()
    {
        { MetaVectors.Plain, MetaVectors.PlainSignature },
        { MetaVectors.Escaped, MetaVectors.EscapedSignature },
        { "", MetaVectors.EmptySignature },
    };

    [Theory]
    [MemberData(nameof(Right))]
    public void The_right_signature_over_the_raw_bytes_is_taken(string body, string header) =>
        Assert.True(MetaSignature.Matches(header, Encoding.UTF8.GetBytes(body), MetaVectors.AppSecret));

    [Theory]
    [InlineData("another", MetaVectors.AppSecret)]
    [InlineData(MetaVectors.AppSecret, "another")]
    [InlineData(null, MetaVectors.AppSecret)]
    public void Either_of_two_secrets_will_do(string? current, string? previous) =>
        Assert.True(MetaSignature.Matches(MetaVectors.PlainSignature, Plain, current, previous));

    [Theory]
    [InlineData("")]
    [InlineData("sha256=")]
    [InlineData("c74e8a8acfbac55f6e65a98c9992c9c3831ea8d93a6f9e68b4bc0079a06c0e77")]
    [InlineData("SHA256=c74e8a8acfbac55f6e65a98c9992c9c3831ea8d93a6f9e68b4bc0079a06c0e77")]
    [InlineData("sha256=c74e8a8acfbac55f6e65a98c9992c9c3831ea8d93a6f9e68b4bc0079a06c0e7")]
    [InlineData("sha256=c74e8a8acfbac55f6e65a98c9992c9c3831ea8d93a6f9e68b4bc0079a06c0e777")]
    [InlineData("sha256=g74e8a8acfbac55f6e65a98c9992c9c3831ea8d93a6f9e68b4bc0079a06c0e77")]
    [InlineData(" sha256=c74e8a8acfbac55f6e65a98c9992c9c3831ea8d93a6f9e68b4bc0079a06c0e7")]
    [InlineData(MetaVectors.PlainSha1)]
    [InlineData(MetaVectors.EscapedSignature)]
    public void Any_other_header_is_refused(string header) =>
        Assert.False(MetaSignature.Matches(header, Plain, MetaVectors.AppSecret));

    [Fact]
    public void No_header_and_two_headers_are_refused()
    {
        Assert.False(MetaSignature.Matches(StringValues.Empty, Plain, MetaVectors.AppSecret));
        Assert.False(MetaSignature.Matches(new([MetaVectors.PlainSignature, MetaVectors.PlainSignature]), Plain, MetaVectors.AppSecret));
    }

    [Fact]
    public void Every_flipped_bit_of_body_or_signature_is_refused()
    {
        for (var bit = 0; bit < Plain.Length * 8; bit++)
        {
            var body = Flip(Plain, bit);
            Assert.False(MetaSignature.Matches(MetaVectors.PlainSignature, body, MetaVectors.AppSecret), $"bit {bit} of the body");
        }

        var signature = Convert.FromHexString(MetaVectors.PlainSignature[7..]);
        for (var bit = 0; bit < signature.Length * 8; bit++)
        {
            var header = "sha256=" + Convert.ToHexStringLower(Flip(signature, bit));
            Assert.False(MetaSignature.Matches(header, Plain, MetaVectors.AppSecret), $"bit {bit} of the signature");
        }
    }

    [Fact]
    public void A_body_that_was_written_anew_is_another_body() =>
        Assert.False(MetaSignature.Matches(MetaVectors.EscapedWrittenAnew, Encoding.UTF8.GetBytes(MetaVectors.Escaped), MetaVectors.AppSecret));

    [Fact]
    public void Absent_secrets_match_nothing()
    {
        Assert.False(MetaSignature.Matches(MetaVectors.Sign(Plain, ""), Plain, "", null));
        Assert.False(MetaSignature.Matches(MetaVectors.PlainSignature, Plain));
    }

    private static byte[] Flip(byte[] bytes, int bit)
    {
        var copy = (byte[])bytes.Clone();
        copy[bit / 8] ^= (byte)(1 << (bit % 8));
        return copy;
    }
}
