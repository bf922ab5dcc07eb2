using CareBot.Dialogs.Understanding;
using CareBot.Tests.Dialogs;

namespace CareBot.Tests.Conversations.Scripts;

public sealed class ConversationTests
{
    private const string Article = "# article: ";

    public static TheoryData<string> Files =>
        [.. Directory.EnumerateFiles(RepositoryFiles.Path("Bot.Tests/Conversations/Scripts"), "*.txt").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task The_conversation_goes_as_written(string file)
    {
        var lines = Lines(file);
        var played = await ConversationScript.PlayAsync(lines, new Conversation(SampleShop.Knowledge, SampleShop.Hours));
        Assert.Equal(ConversationScript.Expected(lines), played);
    }

    [Fact]
    public void Three_conversations_share_no_content_word_with_any_example_of_their_article()
    {
        var strangers = Files.Select(row => Lines(row.Data)).Where(lines => lines.Any(line => line.StartsWith(Article, StringComparison.Ordinal))).ToList();
        Assert.True(strangers.Count >= 3);
        foreach (var lines in strangers)
        {
            var article = SampleShop.Knowledge.Find(lines.Single(line => line.StartsWith(Article, StringComparison.Ordinal))[Article.Length..])!;
            var known = article.Texts.Values.SelectMany(text => text.Questions.Append(text.Title)).SelectMany(MessageWord.Of)
                .SelectMany(word => new[] { word.Folded, word.Stem }).ToHashSet(StringComparer.Ordinal);
            var said = lines.Where(line => line.StartsWith("Customer: ", StringComparison.Ordinal)).SelectMany(line => MessageWord.Of(line["Customer: ".Length..]));
            Assert.DoesNotContain(said, word => word.Length >= 4 && (known.Contains(word.Folded) || known.Contains(word.Stem)));
            Assert.DoesNotContain(lines, line => line.StartsWith("Bot: (article", StringComparison.Ordinal));
        }
    }

    private static string[] Lines(string file) => File.ReadAllLines(RepositoryFiles.Path($"Bot.Tests/Conversations/Scripts/{file}"));
}
