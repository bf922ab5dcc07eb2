using System.Globalization;
using CareBot.Handoff;
using Microsoft.Bot.Schema;

namespace CareBot.Tests.Conversations.Scripts;

/// <summary>
/// A conversation as a text file. <c>Customer:</c> is a message, <c>&amp; …</c> under it another one of the same turn, <c>Customer: (joins)</c>
/// the customer's arrival. What the bot must send follows, exactly: <c>Bot:</c> lines (indented lines go on), <c>Bot: (article id)</c> for
/// an article's whole text, <c>[a | b]</c> for quick replies, <c>= handoff: reason</c>; nothing at all for silence. Of the comments,
/// <c># at: moment</c>, <c># name: …</c> and <c># stage: bot|waiting|person</c> are obeyed where they stand.
/// </summary>
internal static class ConversationScript
{
    /// <summary>What the file says, comments and blank lines left out.</summary>
    public static string Expected(IEnumerable<string> lines) => string.Join('\n', lines.Where(IsSpoken).Select(line => line.TrimEnd()));

    /// <summary>Plays the customer's lines and writes down what happened in the form of the file.</summary>
    public static async Task<string> PlayAsync(IEnumerable<string> file, Conversation conversation)
    {
        var written = new List<string>();
        var lines = file.ToList();
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i].StartsWith('#'))
            {
                Obey(lines[i], conversation);
            }
            else if (lines[i].StartsWith("Customer: ", StringComparison.Ordinal))
            {
                var said = lines.Skip(i).Take(1).Concat(lines.Skip(i + 1).TakeWhile(line => line.StartsWith("& ", StringComparison.Ordinal))).ToList();
                written.AddRange(said);
                string[] texts = [.. said.Select(line => line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..])];
                var sent = texts is ["(joins)"] ? await conversation.JoinAsync() : await conversation.SayAsync(texts);
                written.AddRange(sent.SelectMany(activity => Written(activity, conversation)));
            }
        }
        return string.Join('\n', written);
    }

    private static bool IsSpoken(string line) => !line.StartsWith('#') && !string.IsNullOrWhiteSpace(line);

    private static void Obey(string comment, Conversation conversation)
    {
        if (comment.TrimStart('#', ' ').Split(": ", 2) is not [var what, var value])
        {
            return;
        }
        switch (what)
        {
            case "at": conversation.Now = DateTimeOffset.Parse(value, CultureInfo.InvariantCulture); break;
            case "name": conversation.Name = value; break;
            case "stage": conversation.Stage = Enum.Parse<HandoffStage>(value, ignoreCase: true); break;
            default: break;
        }
    }

    private static IEnumerable<string> Written(Activity activity, Conversation conversation)
    {
        if (activity.Value is HandoffRequest request)
        {
            yield return $"= handoff: {ReasonInWords(request.Reason)}";
            yield break;
        }
        var article = conversation.Knowledge.Articles.FirstOrDefault(a => a.TextFor(conversation.Notes.Language!)?.Answer == activity.Text);
        yield return $"Bot: {(article is null ? activity.Text.Replace("\n", "\n  ", StringComparison.Ordinal) : $"(article {article.Id})")}";
        if (activity.SuggestedActions?.Actions is { Count: > 0 } actions)
        {
            yield return $"[{string.Join(" | ", actions.Select(action => action.Title))}]";
        }
    }

    private static string ReasonInWords(string code) => code switch
    {
        "askedForPerson" => "asked for a person",
        "botFailed" => "bot failed",
        _ => code,
    };
}
