namespace CareBot.Language.Recognizers;

/// <summary>
/// Something recognised in a text. <paramref name="Start"/> and <paramref name="End"/> are the places of its first and last UTF-16
/// character. The resolution's keys depend on <paramref name="TypeName"/>; numbers are invariant strings under <c>value</c>.
/// </summary>
public sealed record ModelResult(string Text, int Start, int End, string TypeName, IReadOnlyDictionary<string, object> Resolution)
{
    internal static ModelResult At(string text, int start, int length, string typeName, params (string Key, object Value)[] resolution) =>
        new(text.Substring(start, length), start, start + length - 1, typeName, resolution.ToDictionary(r => r.Key, r => r.Value, StringComparer.Ordinal));
}
