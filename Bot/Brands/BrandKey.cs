using System.Text.RegularExpressions;
using CareBot.Bot.Storage;
using Microsoft.EntityFrameworkCore;

namespace CareBot.Bot.Brands;

/// <summary>The names under which settings, accounts, commands and addresses know brands.</summary>
public static partial class BrandKey
{
    /// <summary>The brand of <c>Brand</c> and <c>Hours</c>: the one that there always is.</summary>
    public const string Default = "default";

    public const string Allowed = "small letters, digits and - _, beginning with a letter, at most 40 characters";

    public static bool IsAllowed(string key) => Form().IsMatch(key);

    /// <summary>The id of the brand that a command names.</summary>
    /// <exception cref="InvalidDataException">There is none of this name; the message lists those that there are.</exception>
    public static async Task<long> FindAsync(CareBotDb db, string key, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        var known = await db.Brands.OrderBy(b => b.Id).Select(b => new { b.Id, b.Key }).ToListAsync(cancellationToken);
        return known.Find(b => b.Key == key)?.Id
            ?? throw new InvalidDataException($"There is no brand '{key}'. Allowed: {string.Join(", ", known.Select(b => b.Key))}.");
    }

    [GeneratedRegex(@"\A[a-z][a-z0-9_-]{0,39}\z", RegexOptions.None, 1000)]
    private static partial Regex Form();
}
