namespace CareBot.Dialogs.Understanding;

/// <summary>Something in a file of added words that was left out.</summary>
/// <param name="File">Its name.</param>
/// <param name="Line">Counted from 1; 0 when the whole file is meant.</param>
/// <param name="Found">What is wrong.</param>
/// <param name="Allowed">What may stand there.</param>
public sealed record WordsFault(string File, int Line, string Found, string Allowed);
