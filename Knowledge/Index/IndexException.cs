namespace CareBot.Knowledge;

/// <summary>A saved index cannot be used; the message says why. The articles can always be built anew.</summary>
public sealed class IndexException(string message) : Exception(message);
