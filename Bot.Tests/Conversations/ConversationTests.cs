using CareBot.Tests.Dialogs;

namespace CareBot.Tests.Conversations;

public sealed class ConversationTests
{
    public static TheoryData<string> Files =>
        [.. Directory.EnumerateFiles(RepositoryFiles.Path("Bot.Tests/Conversations"), "*.txt").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task The_conversation_goes_as_written(string file)
    {
        var lines = await File.ReadAllLinesAsync(RepositoryFiles.Path($"Bot.Tests/Conversations/{file}"), TestContext.Current.CancellationToken);
        var played = await ConversationScript.PlayAsync(lines, new Conversation(SampleShop.Knowledge, SampleShop.Hours));
        Assert.Equal(ConversationScript.Expected(lines), played);
    }
}
