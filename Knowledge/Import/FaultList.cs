namespace CareBot.Knowledge.Import;

/// <summary>The faults found so far; long lists are cut, with a last line that says so.</summary>
internal sealed class FaultList
{
    private const int Max = 500;

    private readonly List<KnowledgeFault> _faults = [];
    private int _errors;

    public bool HasErrors => _errors > 0;

    /// <summary>By file, line and column.</summary>
    public IReadOnlyList<KnowledgeFault> Sorted() =>
    [
        .. _faults.OrderBy(fault => fault.File, StringComparer.Ordinal).ThenBy(fault => fault.Line).ThenBy(fault => fault.Column, StringComparer.Ordinal),
        .. _errors > Max ? [new KnowledgeFault("", 0, $"{_errors - Max} more errors", "none", Severity.Error)] : Array.Empty<KnowledgeFault>(),
    ];

    public void Error(string file, int line, string? column, string what, string allowed)
    {
        if (++_errors <= Max)
        {
            _faults.Add(new(file, line, what, allowed, Severity.Error) { Column = column });
        }
    }

    public void Warn(string file, int line, string? column, string what, string allowed) =>
        _faults.Add(new(file, line, what, allowed, Severity.Warning) { Column = column });

    public void Add(KnowledgeFault fault)
    {
        if (fault.Severity == Severity.Warning)
        {
            _faults.Add(fault);
        }
        else
        {
            Error(fault.File, fault.Line, fault.Column, fault.What, fault.Allowed);
        }
    }

    /// <summary>A value as messages show it.</summary>
    public static string Shown(string text)
    {
        var line = text.ReplaceLineEndings(" ");
        return line.Length <= 40 ? line : line[..40] + "…";
    }
}
