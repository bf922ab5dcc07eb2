using CareBot.Dialogs.Understanding;

namespace CareBot.Tests.Dialogs.Understanding;

public sealed class WordsTextTests
{
    [Theory]
    [InlineData("anger.txt", "weight 2")]
    [InlineData("anger.txt", "weight strong")]
    [InlineData("anger.txt", "*")]
    [InlineData("anger.txt", "naik?")]
    [InlineData("anger.txt", "kurang-ajar")]
    [InlineData("anger.txt", "naik|")]
    [InlineData("anger.txt", "a * b * c * d")]
    [InlineData("calm.txt", "a b c d e f g h i")]
    [InlineData("calm.txt", "!!!")]
    [InlineData("calm.txt", "@set")]
    [InlineData("slang-id.txt", "gaskeun")]
    [InlineData("slang-en.txt", "gaskeun =")]
    [InlineData("slang-ms.txt", "gas keun = lanjut")]
    [InlineData("slang-id.txt", "a = b = c")]
    public void A_faulty_line_is_named_with_its_place(string file, string line)
    {
        var (_, faults) = WordsText.Read(new Dictionary<string, string> { [file] = $"// ours\n\n{line}\r\n" });
        var fault = Assert.Single(faults);
        Assert.Equal((file, 3), (fault.File, fault.Line));
        Assert.NotEmpty(fault.Allowed);
    }

    [Fact]
    public void Lines_beside_a_faulty_one_count()
    {
        var (words, faults) = WordsText.Read(new Dictionary<string, string>
        {
            ["anger.txt"] = "zonk parah\nweight 7\nweight 0.3\nlemot|lelet banget?\n- tidak lemot",
            ["slang-id.txt"] = "gaskeun = lanjutkan sekarang\nrusak",
        });
        Assert.Equal([("anger.txt", 2), ("slang-id.txt", 2)], faults.Select(fault => (fault.File, fault.Line)));
        Assert.Equal(0.6, Assert.Single(words.Anger.Find(MessageWord.Of("ini zonk parah"))).Weight);
        Assert.Equal(0.3, Assert.Single(words.Anger.Find(MessageWord.Of("lelet banget"))).Weight);
        Assert.Empty(words.Anger.Find(MessageWord.Of("tidak lemot")));
        Assert.Equal("lanjutkan sekarang", Assert.Single(words.Slang).Written);
    }
}
