using Newtonsoft.Json.Linq;

namespace Microsoft.Bot.Builder.Dialogs.Debugging;

/// <summary>The stretch of a file in which something is declared.</summary>
public class SourceRange : IEquatable<SourceRange>
{
    public SourceRange()
    {
    }

    public SourceRange(string path, int startLine, int startChar, int endLine, int endChar)
    {
        Path = path;
        StartPoint = new SourcePoint(startLine, startChar);
        EndPoint = new SourcePoint(endLine, endChar);
    }

    public string Path { get; set; }

    public SourcePoint StartPoint { get; set; }

    public SourcePoint EndPoint { get; set; }

    /// <summary>What a design tool keeps beside the declaration.</summary>
    public JToken Designer { get; set; }

    public SourceRange DeepClone() => new()
    {
        Path = Path,
        StartPoint = StartPoint?.DeepClone(),
        EndPoint = EndPoint?.DeepClone(),
        Designer = Designer?.DeepClone(),
    };

    public bool Equals(SourceRange other) => other is not null && other.Path == Path
        && Equals(other.StartPoint, StartPoint) && Equals(other.EndPoint, EndPoint);

    public override bool Equals(object obj) => Equals(obj as SourceRange);

    public override int GetHashCode() => HashCode.Combine(Path, StartPoint, EndPoint);

    public override string ToString() => $"{System.IO.Path.GetFileName(Path)}:{StartPoint}->{EndPoint}";
}
