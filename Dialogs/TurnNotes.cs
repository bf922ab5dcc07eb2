using CareBot.Knowledge;

namespace CareBot.Dialogs;

/// <summary>
/// What the bot thought during a turn, kept beside the customer's message so that agents and reports can see it.
/// The host puts an empty one into the turn context's state and stores it as JSON with the turn.
/// </summary>
public sealed class TurnNotes
{
    /// <summary>Language the turn was answered in: <c>id</c>, <c>en</c> or <c>ms</c>.</summary>
    public string? Language { get; set; }

    /// <summary>Kind of the customer's message: question, thanks, greeting, goodbye, person, …; answer when it said what the bot had asked for.</summary>
    public string? Kind { get; set; }

    /// <summary>Probability, 0 to 1, that the customer is angry.</summary>
    public double? Anger { get; set; }

    /// <summary>The words and signals that spoke for anger.</summary>
    public IReadOnlyList<string> AngerSignals { get; set; } = [];

    /// <summary>What the matcher decided, or null if the turn never searched.</summary>
    public MatchDecision? Decision { get; set; }

    /// <summary>The ranked articles with probability and the example that matched; empty if the turn never searched.</summary>
    public IReadOnlyList<RankedArticle> Ranked { get; set; } = [];

    /// <summary>Probability, 0 to 1, that any article answers.</summary>
    public double? AnyProbability { get; set; }

    /// <summary>The intent that a language service outside named, or null.</summary>
    public string? CloudIntent { get; set; }

    /// <summary>Its confidence, 0 to 1.</summary>
    public double? CloudConfidence { get; set; }

    /// <summary>The article that was sent, or null.</summary>
    public string? AnsweredArticle { get; set; }

    /// <summary>The articles whose answers a service outside worded anew; empty when the articles' own texts were sent.</summary>
    public IReadOnlyList<string> Phrased { get; set; } = [];

    /// <summary>The dialog that spoke.</summary>
    public string? Dialog { get; set; }

    /// <summary>Whether the customer said that an answer helped; null if not asked or not said.</summary>
    public bool? Helped { get; set; }

    /// <summary>Why the conversation was given up, or null.</summary>
    public string? HandoffReason { get; set; }
}
