namespace CareBot.Language;

/// <param name="Language">One of <see cref="LanguageCode.All"/>, or <see cref="LanguageCode.Other"/>.</param>
/// <param name="Probability">0 to 1; of one guess among Indonesian, English and Malay, or of "none of them".</param>
public readonly record struct LanguageGuess(string Language, double Probability);
