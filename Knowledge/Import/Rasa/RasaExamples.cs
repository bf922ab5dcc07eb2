using System.Text.RegularExpressions;
using CareBot.Knowledge.Reading;

namespace CareBot.Knowledge.Import.Rasa;

/// <summary>The example sentences of an intent: lines that begin with a hyphen, or a list; entity marks are taken away.</summary>
internal static partial class RasaExamples
{
    public static List<string> Read(FrontMatterNode? node, Action<FrontMatterNode, string, string> fault)
    {
        switch (node)
        {
            case TextNode block:
                var lines = block.Text.ReplaceLineEndings("\n").Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0).ToArray();
                foreach (var line in lines.Where(line => line[0] != '-').Take(1))
                {
                    fault(block, $"the example '{FaultList.Shown(line)}' does not begin with '-'", "lines that begin with '-'");
                }

                return [.. lines.Where(line => line[0] == '-').Select(line => Plain(line[1..].Trim())).Where(line => line.Length > 0)];
            case ListNode list:
                var texts = list.Items.Select(item => item as TextNode ?? (item as MapNode)?["text"] as TextNode).ToArray();
                if (Array.IndexOf(texts, null) is >= 0 and var wrong)
                {
                    fault(list.Items[wrong], "an example is not a text", "a text, or an object with 'text'");
                }

                return [.. texts.OfType<TextNode>().Select(text => Plain(text.Text)).Where(text => !string.IsNullOrWhiteSpace(text))];
            default:
                return [];
        }
    }

    /// <summary><c>isi [50rb](nominal)</c> and <c>isi [50rb]{"entity":"nominal"}</c> are <c>isi 50rb</c>; a Markdown link keeps its text.</summary>
    public static string Plain(string example) => Entity().Replace(example, "${text}");

    [GeneratedRegex(@"\[(?<text>[^\]]+)\](\([^)]+\)|\{[^}]+\})", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Entity();
}
