namespace CareBot.Knowledge;

/// <summary>How careful the matcher is. The defaults suit a shop.</summary>
public sealed record MatchOptions
{
    public static MatchOptions Default { get; } = new();

    /// <summary>How much worse a wrong answer is than "I don't know", in right answers: 0 answers always, 9 only at 90 %.</summary>
    public double WrongAnswerCost { get; init; } = 1.0;

    /// <summary>What offering choices that contain the right one is worth, in right answers: 0 never offers, 1 offers always.</summary>
    public double ChoiceValue { get; init; } = 0.6;

    /// <summary>What offering choices without the right one costs, in right answers.</summary>
    public double WrongChoiceCost { get; init; } = 0.55;

    /// <summary>
    /// The largest share of the questions that an article answers that may be met with choices, 0 to 1: where more would be by the costs
    /// (as questions left out of the training show), offering becomes dearer until they are not.
    /// </summary>
    public double MostChoices { get; init; } = 0.1;

    /// <summary>The share of messages that no article answers, as expected of a large knowledge base before any are seen (of a small one more is expected); between 0 and 1, exclusive.</summary>
    public double OutOfScopeShare { get; init; } = 0.15;

    /// <summary>Seed of every draw that building makes; equal articles and equal options give an equal knowledge base.</summary>
    public int Seed { get; init; } = 20;
}
