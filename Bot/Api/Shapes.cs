using System.Globalization;

namespace CareBot.Bot.Api;

/// <summary>A page of a list; <c>Next</c> is null on the last one.</summary>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next);

/// <summary>A person as colleagues see them.</summary>
public sealed record PersonRef(string Id, string FirstName)
{
    public static string IdOf(long person) => person.ToString(CultureInfo.InvariantCulture);
}

/// <summary>A value of an enumeration in an address, written as in JSON: case does not count.</summary>
public readonly record struct Word<T>(T Value)
    where T : struct, Enum
{
    public static bool TryParse(string? text, out Word<T> word)
    {
        var known = Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(value) && !char.IsAsciiDigit(text![0]);
        word = new Word<T>(value);
        return known;
    }
}

/// <summary>How much of a list is asked for.</summary>
public static class Paging
{
    private const int Usual = 50;
    private const int Most = 100;

    /// <exception cref="RefusalException">The limit is out of range.</exception>
    public static int Size(int? limit) => limit switch
    {
        null => Usual,
        >= 1 and <= Most => limit.Value,
        _ => throw RefusalException.Invalid(new Fault("limit", $"{limit} is out of range", $"1 to {Most}")),
    };

    /// <summary>The number that a cursor stands for; null at the beginning.</summary>
    /// <exception cref="RefusalException">The cursor is none of ours.</exception>
    public static long? Number(string? cursor) => Numbers(cursor, 1) is [var number] ? number : null;

    /// <summary>The numbers that a cursor stands for; null at the beginning.</summary>
    /// <exception cref="RefusalException">The cursor is none of ours.</exception>
    public static long[]? Numbers(string? cursor, int count)
    {
        if (string.IsNullOrEmpty(cursor))
        {
            return null;
        }

        var parts = cursor.Split('.');
        var numbers = new long[count];
        for (var i = 0; i < count; i++)
        {
            if (parts.Length != count || !long.TryParse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture, out numbers[i]))
            {
                throw RefusalException.Invalid(new Fault("cursor", "this cursor is unknown", "the 'next' of an earlier answer, or none"));
            }
        }

        return numbers;
    }

    /// <summary>Cuts what was read with one row too many, and makes the cursor of the next page.</summary>
    public static Page<T> Of<T>(IReadOnlyList<T> rows, int size, Func<T, FormattableString> cursor) => rows.Count > size
        ? new Page<T>([.. rows.Take(size)], FormattableString.Invariant(cursor(rows[size - 1])))
        : new Page<T>(rows, null);
}
