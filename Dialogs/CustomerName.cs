namespace CareBot.Dialogs;

/// <summary>The name that a customer is called by.</summary>
public static class CustomerName
{
    private const int Longest = 20;

    /// <summary>
    /// The first word of <paramref name="name"/>, or null if that is no name to call someone by. Channels pass on whatever people
    /// typed, so only letters, apostrophes and hyphens are said back: no addresses, no markup.
    /// </summary>
    public static string? ToCall(string? name)
    {
        var first = name?.Trim().Split(' ', 2)[0].Trim('.', ',') ?? "";
        var sayable = first.Length is >= 2 and <= Longest && first.All(c => char.IsLetter(c) || c is '\'' or '’' or '-') && char.IsLetter(first[0]);
        return sayable ? char.ToUpperInvariant(first[0]) + first[1..] : null;
    }
}
