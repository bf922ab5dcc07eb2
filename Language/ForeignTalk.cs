namespace CareBot.Language;

/// <summary>Small talk and questions about the world, as people write them to any bot, in the bot's languages.</summary>
public static class ForeignTalk
{
    /// <summary>Language code and text, in a fixed order.</summary>
    public static IEnumerable<(string Language, string Text)> All => WordList.Lines("elsewhere.txt").Select(line => (line[..2], line[3..]));
}
