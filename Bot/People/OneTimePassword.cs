using System.Security.Cryptography;

namespace CareBot.Bot.People;

/// <summary>Passwords that are said once and changed at first sign-in: 80 bits, in characters that are not taken for one another.</summary>
public static class OneTimePassword
{
    private const string Characters = "abcdefghjkmnpqrstuvwxyz23456789";

    public static string New() => string.Join('-', Enumerable.Range(0, 4).Select(_ => RandomNumberGenerator.GetString(Characters, 4)));
}
