using System.Text;

namespace CareBot.Knowledge.Import;

/// <summary>A file of an import, in memory.</summary>
/// <param name="Name">Relative to the folder or archive, with forward slashes.</param>
public sealed record KnowledgeFile(string Name, ReadOnlyMemory<byte> Content)
{
    /// <summary>The name without folders.</summary>
    internal string ShortName => Name[(Name.LastIndexOf('/') + 1)..];

    internal string Extension => Path.GetExtension(Name).ToLowerInvariant();

    /// <summary>The content as text without byte order mark; null, with a fault, when it is not UTF-8.</summary>
    internal string? Text(FaultList faults)
    {
        try
        {
            var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(Content.Span).TrimStart('\uFEFF');
            var zero = text.IndexOf('\0', StringComparison.Ordinal);
            if (zero < 0)
            {
                return text;
            }

            faults.Error(Name, text.AsSpan(0, zero).Count('\n') + 1, null, "the text has a zero character", "text in UTF-8");
            return null;
        }
        catch (DecoderFallbackException)
        {
            faults.Error(Name, 0, null, "the file is not UTF-8", "text in UTF-8");
            return null;
        }
    }
}
