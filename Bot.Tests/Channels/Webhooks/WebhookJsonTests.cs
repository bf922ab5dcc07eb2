using System.Globalization;
using System.Text;
using System.Text.Json;
using CareBot.Bot.Channels.Webhooks;

namespace CareBot.Tests.Channels.Webhooks;

public sealed class WebhookJsonTests
{
    [Theory]
    [InlineData("""{"t":"a\ud83d"}""", "a\ufffd")]
    [InlineData("""{"t":"\ude00a"}""", "\ufffda")]
    [InlineData("""{"t":"\ud83d\ud83d\ude00"}""", "\ufffd😀")]
    [InlineData("""{"t":"a\u0000b"}""", "a\ufffdb")]
    [InlineData("""{"t":"\ud83d\ude00 \u00e9"}""", "😀 é")]
    [InlineData("""{"t":"C:\\ud83d\\n"}""", "C:\\ud83d\\n")]
    [InlineData("""{"t":"\"\\\ud83d\""}""", "\"\\\ufffd\"")]
    public void Half_an_emoji_and_a_NUL_become_the_replacement_character(string json, string text)
    {
        using var document = WebhookJson.Parse(Encoding.UTF8.GetBytes(json));
        Assert.Equal(text, document!.RootElement.Text("t"));
    }

    [Fact]
    public void Bytes_that_are_not_UTF_8_become_the_replacement_character()
    {
        using var document = WebhookJson.Parse((byte[])[.. "{\"t\":\""u8, 0xC3, 0x28, .. "\"}"u8]);
        Assert.Equal("\ufffd(", document!.RootElement.Text("t"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("hello")]
    [InlineData("{\"t\":1")]
    [InlineData("{'t':1}")]
    [InlineData("{\"t\":1}{}")]
    [InlineData("{\"t\":\"\\ud8\"}")]
    [InlineData("\\u")]
    public void What_is_not_JSON_is_null(string text) => Assert.Null(WebhookJson.Parse(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void Bottomless_nesting_is_null() =>
        Assert.Null(WebhookJson.Parse(Encoding.UTF8.GetBytes(new string('[', 100_000) + new string(']', 100_000))));

    [Theory]
    [InlineData("\"abc\"", "abc")]
    [InlineData("12345678901234567890123", "12345678901234567890123")]
    [InlineData("-5", "-5")]
    [InlineData("\"\"", null)]
    [InlineData("1.5", null)]
    [InlineData("1e3", null)]
    [InlineData("true", null)]
    [InlineData("{}", null)]
    [InlineData("null", null)]
    public void Ids_are_strings_or_whole_numbers(string value, string? id)
    {
        using var document = JsonDocument.Parse("{\"id\":" + value + "}");
        Assert.Equal(id, document.RootElement.Id("id"));
    }

    [Theory]
    [InlineData("1700000000000", "2023-11-14T22:13:20.000Z")]
    [InlineData("1700000000", "2023-11-14T22:13:20.000Z")]
    [InlineData("\"1527459824\"", "2018-05-27T22:23:44.000Z")]
    [InlineData("\"1700000000123\"", "2023-11-14T22:13:20.123Z")]
    [InlineData("0", null)]
    [InlineData("-1700000000000", null)]
    [InlineData("99999999999999999999", null)]
    [InlineData("253402300800000", null)]
    [InlineData("\"soon\"", null)]
    [InlineData("[]", null)]
    public void Moments_are_seconds_or_milliseconds_as_number_or_string(string value, string? moment)
    {
        using var document = JsonDocument.Parse("{\"at\":" + value + "}");
        Assert.Equal(moment, document.RootElement.Moment("at")?.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Tokens_keep_dates_as_text_and_numbers_as_numbers()
    {
        using var document = JsonDocument.Parse("""{"a":"2020-01-01T00:00:00Z","b":9007199254740993,"c":0.5,"d":1e999,"e":[null,true],"f":1,"f":2}""");
        Assert.Equal(
            """{"a":"2020-01-01T00:00:00Z","b":9007199254740993,"c":0.5,"d":"1e999","e":[null,true],"f":2}""",
            JsonTokens.Of(document.RootElement).ToString(Newtonsoft.Json.Formatting.None));
    }
}
