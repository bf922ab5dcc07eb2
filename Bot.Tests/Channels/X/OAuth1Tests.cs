using CareBot.Bot.Channels.X;

namespace CareBot.Tests.Channels.X;

/// <summary>Signatures that were computed elsewhere, with the keys of the protocol's own example.</summary>
public sealed class OAuth1Tests
{
    private const string Nonce = "kYjzVBB8Y0ZFabxSWbWovY3uYSQ2pTgmZeNu2VS4cg";
    private const long Timestamp = 1318622958;

    private static readonly OAuth1Keys Keys = new(
        "xvz1evFS4wEEPTGEFPHBog",
        "kAcSOqF21Fu85e7zjz7ZN2U4ZRhfV3WpwPAoE3Z7kBw",
        "370773112-GmHxMAgYyLbNEtIKZeRNFsMKPR9EyMZeS9weJAEb",
        "LswwdoUaIvS8ltyTt5jkRh4J50vUPVVHtR2YPi5kE");

    [Theory]
    [InlineData("POST", "https://api.x.com/2/tweets", "lr+tV/DKclEvXKVjG6tgaSSLV0k=")]
    [InlineData("POST", "https://api.x.com/2/dm_conversations/with/2222/messages", "CY+TGGeOwCnnW5zDxmLr5HRMPVE=")]
    [InlineData("GET", "https://api.x.com/2/dm_events?dm_event.fields=id%2Ctext&q=kopi%20%26%20teh%20%E2%98%95", "c4OYF9Fmro6b2QkrPle64AoQDhs=")]
    public void A_call_is_signed_with_its_query_and_without_its_body(string method, string address, string signature) =>
        Assert.Equal(signature, OAuth1.Signature(Keys, method, new Uri(address), Nonce, Timestamp));

    [Theory]
    [InlineData("https://api.x.com/1.1/statuses/update.json", "Ls93hJiZbQ3akF3HF3x1Bz8/zU4=")]
    [InlineData("https://api.twitter.com/1.1/statuses/update.json", "hCtSmYh+iHYCEqBWrE7C7hYmtUk=")]
    public void A_form_is_signed_with_its_fields(string address, string signature) => Assert.Equal(signature, OAuth1.Signature(
        Keys, "POST", new Uri(address), Nonce, Timestamp, ("include_entities", "true"), ("status", "Hello Ladies + Gentlemen, a signed OAuth request!")));

    [Fact]
    public void The_header_carries_what_was_signed()
    {
        var header = OAuth1.Header(Keys, "POST", new Uri("https://api.x.com/2/tweets"), Nonce, Timestamp);
        Assert.StartsWith("OAuth oauth_consumer_key=\"xvz1evFS4wEEPTGEFPHBog\", oauth_nonce=\"", header, StringComparison.Ordinal);
        Assert.Contains("oauth_signature=\"lr%2BtV%2FDKclEvXKVjG6tgaSSLV0k%3D\"", header, StringComparison.Ordinal);
    }
}
