using System.Text;
using CareBot.Dialogs.Understanding;

namespace CareBot.Bot.Understanding;

/// <summary>
/// A folder with added words. It is compared by content, which also works where no file system tells of changes: network shares, mounted
/// volumes, swapped links. Not for several threads at once.
/// </summary>
/// <param name="folder">May be missing; it may also come later.</param>
public sealed class WordsFolder(string folder, ILogger<WordsFolder> log)
{
    private const int MostBytes = 256 * 1024;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private Dictionary<string, string> texts = new(StringComparer.Ordinal);
    private List<WordsFault> troubles = [];

    /// <summary>Lets the words of the folder hold if they changed since the last call. Never fails; what is wrong is logged once.</summary>
    public void Refresh()
    {
        var (read, wrong) = this.Read();
        if (!wrong.SequenceEqual(this.troubles))
        {
            wrong.ForEach(trouble => UnderstandingLog.WordsFileUnread(log, trouble.File, trouble.Found, trouble.Allowed));
            this.troubles = wrong;
        }

        if (read.Count == this.texts.Count && read.All(file => this.texts.TryGetValue(file.Key, out var before) && before == file.Value))
        {
            return;
        }

        this.texts = read;
        var (words, faults) = WordsText.Read(read);
        AddedWords.Use(words);
        UnderstandingLog.WordsRead(log, read.Count, faults.Count);
        foreach (var fault in faults)
        {
            UnderstandingLog.WordsFault(log, fault.File, fault.Line, fault.Found, fault.Allowed);
        }
    }

    private (Dictionary<string, string> Texts, List<WordsFault> Troubles) Read()
    {
        var (read, wrong) = (new Dictionary<string, string>(StringComparer.Ordinal), new List<WordsFault>());
        foreach (var name in WordsText.Files)
        {
            var file = new FileInfo(Path.Combine(folder, name));
            if (!file.Exists)
            {
                continue;
            }

            if (Text(file, out var fault) is { } text)
            {
                read[name] = text;
                continue;
            }

            wrong.Add(fault!);
            if (this.texts.TryGetValue(name, out var before))
            {
                read[name] = before;
            }
        }

        return (read, wrong);
    }

    private static string? Text(FileInfo file, out WordsFault? fault)
    {
        fault = null;
        try
        {
            using var stream = file.OpenRead();
            if (stream.Length <= MostBytes)
            {
                using var reader = new StreamReader(stream, Strict, detectEncodingFromByteOrderMarks: false);
                return reader.ReadToEnd();
            }

            fault = new(file.Name, 0, $"{stream.Length} bytes", $"at most {MostBytes}");
        }
        catch (DecoderFallbackException)
        {
            fault = new(file.Name, 0, "another encoding", "text in UTF-8");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            fault = new(file.Name, 0, e.GetType().Name, "a file that the bot may read");
        }

        return null;
    }
}
