using System.Globalization;

namespace CareBot.Language.Recognizers.Numbers;

/// <summary>A number read from a text.</summary>
/// <param name="Exact">The value where a decimal holds it, else null.</param>
/// <param name="Value">The value, perhaps rounded to 15 digits.</param>
/// <param name="Kind"><c>integer</c>, <c>decimal</c>, <c>fraction</c> or <c>power</c>.</param>
/// <param name="Next">The first token behind the number.</param>
internal readonly record struct Quantity(decimal? Exact, double Value, string Kind, int Next)
{
    public static Quantity Of(decimal value, string kind, int next) => new(value, (double)value, kind, next);

    public static Quantity Of(double value, string kind, int next) =>
        new(Math.Abs(value) < 1e15 && kind != "power" ? (decimal)value : null, value, kind, next);

    /// <summary>Invariant, at most 15 digits behind a fraction's point; a power of ten where it is shorter.</summary>
    public string Text => Exact is { } exact && exact == decimal.Truncate(exact)
        ? decimal.Truncate(exact).ToString("0", CultureInfo.InvariantCulture)
        : Value.ToString("G15", CultureInfo.InvariantCulture);

    /// <summary>Whether it counts whole things that fit into an <see cref="int"/>.</summary>
    public bool IsCount => Exact is { } exact && exact >= 0 && exact <= int.MaxValue && exact == decimal.Truncate(exact);

    public int Count => (int)(Exact ?? 0);
}
