namespace CareBot.Knowledge.Reading;

/// <summary>A value of a file's front matter and the line of the file where it begins.</summary>
internal abstract record FrontMatterNode(int Line);

internal sealed record TextNode(string Text, int Line) : FrontMatterNode(Line);

internal sealed record ListNode(IReadOnlyList<FrontMatterNode> Items, int Line) : FrontMatterNode(Line);

internal sealed record MapNode(IReadOnlyList<(TextNode Key, FrontMatterNode Value)> Entries, int Line) : FrontMatterNode(Line)
{
    public FrontMatterNode? this[string key] => Entries.FirstOrDefault(entry => entry.Key.Text == key).Value;

    /// <summary>The value of a key in whatever case.</summary>
    public FrontMatterNode? Any(string key) => Entries.FirstOrDefault(entry => entry.Key.Text.Equals(key, StringComparison.OrdinalIgnoreCase)).Value;
}
