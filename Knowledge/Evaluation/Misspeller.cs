namespace CareBot.Knowledge.Evaluation;

/// <summary>Makes typing mistakes: in a share of the words one letter is dropped, doubled, swapped with the next or replaced.</summary>
internal sealed class Misspeller(int seed, double share)
{
    private readonly Random _random = new(seed);

    public string Misspell(string text) => share <= 0 ? text
        : string.Join(' ', text.Split(' ').Select(word => word.Length > 1 && _random.NextDouble() < share ? Mistype(word) : word));

    private string Mistype(string word)
    {
        var place = _random.Next(word.Length - 1);
        return _random.Next(4) switch
        {
            0 => word.Remove(place, 1),
            1 => word.Insert(place, word[place].ToString()),
            2 => string.Concat(word.AsSpan(0, place), [word[place + 1], word[place]], word.AsSpan(place + 2)),
            _ => string.Concat(word.AsSpan(0, place), [(char)('a' + _random.Next(26))], word.AsSpan(place + 1)),
        };
    }
}
