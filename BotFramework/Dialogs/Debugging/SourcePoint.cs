using Newtonsoft.Json;

namespace Microsoft.Bot.Builder.Dialogs.Debugging;

/// <summary>A place in a file: line and character, as the JSON reader counts them.</summary>
public class SourcePoint : IEquatable<SourcePoint>
{
    public SourcePoint()
    {
    }

    public SourcePoint(int lineIndex, int charIndex)
    {
        LineIndex = lineIndex;
        CharIndex = charIndex;
    }

    public int LineIndex { get; set; }

    public int CharIndex { get; set; }

    /// <summary>Where the reader stands; 0:0 when it does not count lines.</summary>
    public static SourcePoint From(JsonReader reader) => reader is IJsonLineInfo line
        ? new SourcePoint(line.LineNumber, line.LinePosition)
        : new SourcePoint();

    /// <summary>Reads an object and tells where it starts and ends.</summary>
    public static T ReadObjectWithSourcePoints<T>(JsonReader reader, Func<JsonReader, T> read, out SourcePoint start, out SourcePoint end)
    {
        start = From(reader);
        var result = read(reader);
        end = From(reader);
        if (start.Equals(end))
        {
            Widen(reader, result, start, end);
        }

        return result;
    }

    public SourcePoint DeepClone() => new(LineIndex, CharIndex);

    public bool Equals(SourcePoint other) => other is not null && other.LineIndex == LineIndex && other.CharIndex == CharIndex;

    public override bool Equals(object obj) => Equals(obj as SourcePoint);

    public override int GetHashCode() => HashCode.Combine(LineIndex, CharIndex);

    public override string ToString() => $"{LineIndex}:{CharIndex}";

    /// <summary>The reader had already read the value, and so told only where it ends: its text tells how far it reaches.</summary>
    private static void Widen(JsonReader reader, object result, SourcePoint start, SourcePoint end)
    {
        if (reader.Value is string text)
        {
            start.CharIndex -= text.Length;
        }
        else
        {
            end.LineIndex += result.ToString().Count(c => c == '\n');
        }
    }
}
