using CareBot.Bot.Understanding;
using CareBot.Dialogs.Understanding;
using CareBot.Language;
using CareBot.Tests.Channels;
using Microsoft.Extensions.Logging;

namespace CareBot.Tests.Understanding;

/// <summary>Words that no other test says, as added words hold for the whole process.</summary>
public sealed class WordsFolderTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("carebot-words-");
    private readonly RecordingLog log = new();
    private readonly WordsFolder words;

    public WordsFolderTests() => this.words = new(this.folder.FullName, new Logger<WordsFolder>(new LoggerFactory([this.log])));

    public void Dispose()
    {
        AddedWords.Use(AddedWords.None);
        this.folder.Delete(recursive: true);
    }

    [Fact]
    public void A_word_of_anger_acts_from_the_save_on_and_no_longer_than_its_file()
    {
        Assert.False(IsAngry("aduh zonkparah ini"));
        this.Save("anger.txt", "zonkparah");
        Assert.True(IsAngry("aduh zonkparah ini"));
        Assert.False(IsAngry("tidak zonkparah kok"));
        this.Save("anger.txt", "zonkbanget");
        Assert.Equal((false, true), (IsAngry("aduh zonkparah ini"), IsAngry("aduh zonkbanget ini")));
        File.Delete(Path.Combine(this.folder.FullName, "anger.txt"));
        this.words.Refresh();
        Assert.False(IsAngry("aduh zonkbanget ini"));
    }

    [Fact]
    public void A_calming_word_takes_its_weight_off_the_anger_and_is_told()
    {
        const string Text = "kesal, tapi ademayem aja";
        Assert.True(IsAngry(Text));
        this.Save("calm.txt", "weight 0.5\nademayem");
        var anger = MessageReader.Read(Text, "id").Anger;
        Assert.False(anger.IsAngry);
        Assert.Contains("calming: ademayem", anger.Signals);
        Assert.True(IsAngry("kesal, ga ademayem"));
    }

    [Fact]
    public void A_pair_of_slang_is_read_as_it_is_written_in_its_language_only()
    {
        this.Save("slang-id.txt", "gaskeunlah = lanjutkan sekarang");
        Assert.Equal("mari lanjutkan sekarang", Normalizer.Default.Normalize("mari GASKEUNLAH", "id").Text);
        Assert.DoesNotContain("lanjutkan", Normalizer.Default.Normalize("gaskeunlah", "en").Text, StringComparison.Ordinal);
        this.Save("slang-id.txt", "");
        Assert.DoesNotContain("lanjutkan", Normalizer.Default.Normalize("gaskeunlah", "id").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_faulty_line_is_named_in_the_log_once_and_the_rest_counts()
    {
        this.Save("anger.txt", "weight 9\nzonkparah");
        this.words.Refresh();
        var line = Assert.Single(this.log.Lines, l => l.Contains("anger.txt", StringComparison.Ordinal));
        Assert.Contains("line 1", line, StringComparison.Ordinal);
        Assert.True(IsAngry("zonkparah"));
    }

    [Fact]
    public void Of_a_file_that_cannot_be_read_the_words_before_hold()
    {
        this.Save("anger.txt", "zonkparah");
        File.WriteAllBytes(Path.Combine(this.folder.FullName, "anger.txt"), [0xFF, 0xFE, 0x7A, 0x00]);
        this.words.Refresh();
        this.words.Refresh();
        Assert.Contains("UTF-8", Assert.Single(this.log.Lines, l => l.Contains("anger.txt", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.True(IsAngry("zonkparah"));
    }

    [Fact]
    public void A_folder_that_is_not_there_may_come_later()
    {
        this.folder.Delete();
        this.words.Refresh();
        this.folder.Create();
        this.Save("anger.txt", "zonkparah");
        Assert.True(IsAngry("zonkparah"));
    }

    private static bool IsAngry(string text) => AngerReader.Read(text, MessageWord.Of(text)).IsAngry;

    private void Save(string file, string text)
    {
        File.WriteAllText(Path.Combine(this.folder.FullName, file), text);
        this.words.Refresh();
    }
}
