using System.Globalization;

namespace CareBot.Bench.Fault;

/// <summary>What the run found, a line each.</summary>
internal sealed class Verdict
{
    private readonly List<(string Name, string Count, bool Wrong)> lines = [];

    public bool IsGood => !this.lines.Any(l => l.Wrong);

    public void Count(string name, long count) => this.lines.Add((name, count.ToString(CultureInfo.InvariantCulture), false));

    public void Say(string name, string what) => this.lines.Add((name, what, false));

    /// <summary>Something of which there may be none.</summary>
    public void None(string name, IReadOnlyCollection<string> found)
    {
        this.lines.Add((name, found.Count.ToString(CultureInfo.InvariantCulture), found.Count > 0));
        foreach (var one in found.Take(5))
        {
            this.lines.Add(("", one, false));
        }
    }

    public void Must(string name, bool holds, string what) => this.lines.Add((name, what, !holds));

    public void Print()
    {
        foreach (var (name, count, wrong) in this.lines)
        {
            Console.WriteLine($"{name,-58} {count,8}{(wrong ? "   WRONG" : "")}");
        }
    }
}
