namespace CareBot.Bot.People;

/// <summary>A person cannot be made or changed as asked; nothing was.</summary>
/// <param name="place">Which value: <c>userName</c>, <c>firstName</c>, <c>role</c>, <c>next</c> …</param>
/// <param name="what">What is wrong with it.</param>
/// <param name="allowed">What is allowed instead.</param>
public sealed class PersonRefusedException(string place, string what, string allowed) : Exception($"{place}: {what}. Allowed: {allowed}.")
{
    public string Place { get; } = place;

    public string What { get; } = what;

    public string Allowed { get; } = allowed;
}
