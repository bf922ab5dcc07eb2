using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using CareBot.Bot.Channels.Meta;

namespace CareBot.Tests.Channels.Meta;

public sealed class SignedRequestTests
{
    internal const string Vector =
        "WHxceM8da7PsjKaFQsMsfW9wNQyf8LoDyIdBXjStFFM.eyJ1c2VyX2lkIjoiMjE4NDcxIiwiYWxnb3JpdGhtIjoiSE1BQy1TSEEyNTYiLCJpc3N1ZWRfYXQiOjEyOTE4MzY4MDB9";

    [Fact]
    public void The_user_of_a_right_request_is_read()
    {
        Assert.Equal("218471", SignedRequest.UserOf(Vector, MetaVectors.AppSecret));
        Assert.Equal("218471", SignedRequest.UserOf(Vector, "another", MetaVectors.AppSecret));
    }

    [Fact]
    public void Every_changed_character_is_refused()
    {
        for (var i = 0; i < Vector.Length; i++)
        {
            foreach (var other in "Aa9_-.=M")
            {
                var changed = Vector[..i] + other + Vector[(i + 1)..];
                Assert.True(changed == Vector || SignedRequest.UserOf(changed, MetaVectors.AppSecret) is null, changed);
            }

            Assert.Null(SignedRequest.UserOf(Vector.Remove(i, 1), MetaVectors.AppSecret));
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("WHxceM8da7PsjKaFQsMsfW9wNQyf8LoDyIdBXjStFFM")]
    [InlineData(Vector + ".x")]
    [InlineData(Vector + "=")]
    [InlineData(" " + Vector)]
    public void Anything_else_is_refused(string? request) => Assert.Null(SignedRequest.UserOf(request, MetaVectors.AppSecret));

    [Fact]
    public void A_wrong_or_absent_secret_is_refused()
    {
        Assert.Null(SignedRequest.UserOf(Vector, "another"));
        Assert.Null(SignedRequest.UserOf(Vector, "", null));
        Assert.Null(SignedRequest.UserOf(Vector));
    }

    [Theory]
    [InlineData("""{"user_id":"1","algorithm":"none"}""")]
    [InlineData("""{"algorithm":"HMAC-SHA256"}""")]
    [InlineData("""["1"]""")]
    [InlineData("1")]
    [InlineData("{")]
    public void A_signed_payload_that_names_nobody_is_refused(string payload) => Assert.Null(SignedRequest.UserOf(Sign(payload), MetaVectors.AppSecret));

    internal static string Sign(string payload)
    {
        var encoded = Base64Url.EncodeToString(Encoding.UTF8.GetBytes(payload));
        return $"{Base64Url.EncodeToString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(MetaVectors.AppSecret), Encoding.ASCII.GetBytes(encoded)))}.{encoded}";
    }
}
