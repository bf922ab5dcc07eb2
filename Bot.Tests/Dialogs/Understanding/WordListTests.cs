using CareBot.Dialogs.Understanding;

namespace CareBot.Tests.Dialogs.Understanding;

public sealed class WordListTests
{
    [Theory]
    [InlineData("Haloooo", "halo")]
    [InlineData("yaa", "ya")]
    [InlineData("MAKASIIIH", "makasih")]
    [InlineData("Jum'at", "jumat")]
    [InlineData("don’t", "dont")]
    [InlineData("𝓱𝓪𝓵𝓸", "halo")]
    [InlineData("1000", "1000")]
    public void Words_are_folded(string word, string folded) => Assert.Equal(folded, Assert.Single(MessageWord.Of(word)).Folded);

    [Fact]
    public void Words_know_their_place_in_the_message()
    {
        var words = MessageWord.Of("Ongkirnya, 🙏 KE-2");
        Assert.Equal(["ongkirnya", "🙏", "ke", "2"], words.Select(w => w.Folded));
        Assert.Equal("ongkir", words[0].Stem);
        Assert.Equal([0, 11, 14, 17], words.Select(w => w.Start));
    }

    [Theory]
    [InlineData("anger-swearing")]
    [InlineData("anger-threats")]
    [InlineData("anger-feelings")]
    [InlineData("anger-accusations")]
    [InlineData("anger-disappointment")]
    [InlineData("anger-repetition")]
    public void Weights_of_anger_are_probabilities(string list)
    {
        var lines = File.ReadLines(RepositoryFiles.Path($"Dialogs/Understanding/Words/{list}.txt"));
        var weights = lines.Where(l => l.StartsWith("weight ", StringComparison.Ordinal)).Select(l => double.Parse(l[7..], System.Globalization.CultureInfo.InvariantCulture)).ToList();
        Assert.NotEmpty(weights);
        Assert.All(weights, weight => Assert.InRange(weight, 0.05, 0.95));
    }

    [Fact]
    public void Every_character_can_be_folded()
    {
        for (var c = char.MinValue; c < char.MaxValue; c++)
        {
            Assert.All(MessageWord.Of($"{c}"), word => Assert.NotEmpty(word.Folded));
        }
    }

    [Fact]
    public void A_missing_list_is_named() =>
        Assert.Contains("no-such-list", Assert.Throws<FileNotFoundException>(() => WordList.Named("no-such-list")).Message, StringComparison.Ordinal);
}
