using System.Text;
using CareBot.Knowledge.Import;
using CareBot.Knowledge.Reading;

namespace CareBot.Knowledge;

/// <summary>The two lists as people edit them: as in the files <c>_synonyms.txt</c> and <c>_never-confuse.txt</c>, with remarks after <c>#</c>.</summary>
/// <param name="Synonyms">A line a group of words or phrases that mean the same, separated by commas.</param>
/// <param name="NeverConfuse">A line a pair of article ids, separated by a comma.</param>
public sealed record RuleText(string Synonyms, string NeverConfuse)
{
    /// <summary>Where a fault stands, before its line: the list's name.</summary>
    public const string SynonymsPlace = "synonyms", NeverConfusePlace = "neverConfuse";

    public static RuleText Of(MatchRules rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        return new(RuleFiles.Write(rules.Synonyms), RuleFiles.Write(rules.NeverConfuse.Select(pair => new[] { pair.One, pair.Other })));
    }

    /// <summary>The rules of the lists; none, with all faults, where any line is wrong.</summary>
    /// <param name="articles">Ids that pairs may name; null: any.</param>
    /// <returns>Each fault's file is the list's name, and its line counts from 1.</returns>
    public (MatchRules Rules, IReadOnlyList<KnowledgeFault> Faults) Read(IReadOnlySet<string>? articles)
    {
        var faults = new FaultList();
        var rules = RuleFiles.Read([File(RuleFiles.Synonyms, Synonyms), File(RuleFiles.NeverConfuse, NeverConfuse)], articles, faults);
        return (rules, [.. faults.Sorted().Select(fault => fault with
        {
            File = fault.File == RuleFiles.NeverConfuse ? NeverConfusePlace : SynonymsPlace,
            What = fault.What.Replace($"{RuleFiles.Synonyms}:", "line ", StringComparison.Ordinal),
        })]);
    }

    private static KnowledgeFile File(string name, string text) => new(name, Encoding.UTF8.GetBytes(text));
}
