using System.Globalization;
using System.Text;
using CareBot.Knowledge.Import.Qna;

namespace CareBot.Knowledge.Export;

/// <summary>Pairs and alterations as a <c>.qna</c> file, laid out as Microsoft's own tool does.</summary>
internal static class QnaMarkupWriter
{
    public static string Write(QnaDocument document)
    {
        var file = new StringBuilder();
        if (document.Pairs.Count > 0)
        {
            file.Append("> # QnA pairs\n\n");
        }

        foreach (var pair in document.Pairs)
        {
            Pair(file, pair);
        }

        if (document.Synonyms.Count > 0)
        {
            file.Append("> # QnA Alterations\n\n");
        }

        foreach (var group in document.Synonyms.Where(group => group.Count > 0))
        {
            file.Append(CultureInfo.InvariantCulture, $"${group[0]} : qna-alterations = \n");
            Lines(file, group.Skip(1));
            file.Append('\n');
        }

        return file.ToString();
    }

    private static void Pair(StringBuilder file, QnaPair pair)
    {
        file.Append("> !# @qna.pair.source = ").Append(pair.Source).Append("\n\n");
        if (pair.Id is > 0)
        {
            file.Append(CultureInfo.InvariantCulture, $"<a id = \"{pair.Id}\"></a>\n\n");
        }

        file.Append("# ? ").Append(pair.Questions[0]).Append('\n');
        Lines(file, pair.Questions.Skip(1));
        file.Append('\n');
        if (pair.Metadata.Count > 0)
        {
            file.Append("**Filters:**\n");
            Lines(file, pair.Metadata.Select(entry => $"{entry.Name} = {entry.Value}"));
            file.Append('\n');
        }

        var fence = new string('`', Math.Max(3, LongestFence(pair.Answer) + 1));
        file.Append(fence).Append("markdown\n").Append(pair.Answer).Append('\n').Append(fence).Append("\n\n");
        if (pair.Prompts.Count > 0)
        {
            file.Append("**Prompts:**\n");
            Lines(file, pair.Prompts.Select(prompt => $"[{Escaped(prompt.Text)}](#{prompt.Target?.Id ?? prompt.QnaId}){(prompt.Target?.IsContextOnly == true ? " `context-only`" : "")}"));
            file.Append('\n');
        }
    }

    private static void Lines(StringBuilder file, IEnumerable<string> items)
    {
        foreach (var item in items)
        {
            file.Append("- ").Append(item).Append('\n');
        }
    }

    /// <summary>An answer with a block of code of its own gets a longer fence.</summary>
    private static int LongestFence(string answer) =>
        answer.Split('\n').Select(line => line.Trim()).Where(line => line.StartsWith("```", StringComparison.Ordinal))
            .Select(line => line.TakeWhile(c => c == '`').Count()).DefaultIfEmpty(2).Max();

    private static string Escaped(string text) => text.Replace("[", "\\[", StringComparison.Ordinal).Replace("]", "\\]", StringComparison.Ordinal);
}
