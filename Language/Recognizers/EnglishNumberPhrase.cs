using System.Globalization;
using System.Text.RegularExpressions;

namespace CareBot.Language.Recognizers;

/// <summary>Reads one number that starts at a token, as long as the words go on building the same number.</summary>
internal sealed class EnglishNumberPhrase(MatchCollection tokens, int position)
{
    private enum Part
    {
        None,
        Numeral,
        Unit,
        Teen,
        Tens,
        Hundred,
        Scale,
    }

    private decimal _total;
    private decimal _current;
    private decimal _lastScale = decimal.MaxValue;
    private Part _last = Part.None;
    private readonly int _first = position;
    private int _position = position;
    private bool _negative;

    public decimal Value => _negative ? -(_total + _current) : _total + _current;

    public int Start => tokens[_first].Index;

    public int Length => tokens[Next - 1].Index + tokens[Next - 1].Length - Start;

    /// <summary>The first token behind the number.</summary>
    public int Next { get; private set; } = position;

    /// <summary>Whether there is a number here.</summary>
    public bool Read()
    {
        ReadSign();
        ReadArticle();
        while (_position < tokens.Count && TakePart())
        {
            _position++;
            Next = _position;
            PassJoint();
        }

        if (_last is not Part.None)
        {
            ReadDecimals();
        }

        return _last is not Part.None;
    }

    private string Word(int token) => token < tokens.Count ? tokens[token].Value : string.Empty;

    private bool Is(int token, string word) => Word(token).Equals(word, StringComparison.OrdinalIgnoreCase);

    private void ReadSign()
    {
        var minus = Is(_position, "-") && (_position == 0 || tokens[_position].Index > EndOf(_position - 1))
            && _position + 1 < tokens.Count && tokens[_position + 1].Index == tokens[_position].Index + 1;
        if (minus || Is(_position, "minus") || Is(_position, "negative"))
        {
            _negative = true;
            _position++;
        }
    }

    private int EndOf(int token) => tokens[token].Index + tokens[token].Length;

    /// <summary>"a hundred", "a dozen": the article counts one.</summary>
    private void ReadArticle()
    {
        var next = Word(_position + 1);
        if ((Is(_position, "a") || Is(_position, "an"))
            && (Is(_position + 1, "hundred") || Is(_position + 1, "dozen") || (next.Length > 1 && EnglishNumberWords.Scales.ContainsKey(next))))
        {
            _current = 1;
            _last = Part.Unit;
            _position++;
        }
    }

    private bool TakePart()
    {
        var word = Word(_position);
        if (tokens[_position].Groups["numeral"].Success)
        {
            return _last is Part.None && decimal.TryParse(word, NumberStyles.Number, CultureInfo.InvariantCulture, out var numeral)
                && Take(Part.Numeral, numeral);
        }

        if (EnglishNumberWords.Units.TryGetValue(word, out var unit))
        {
            return _last is Part.None or Part.Tens or Part.Hundred or Part.Scale && Take(Part.Unit, unit);
        }

        if (EnglishNumberWords.Teens.TryGetValue(word, out var teen))
        {
            return _last is Part.None or Part.Hundred or Part.Scale && Take(Part.Teen, teen);
        }

        if (EnglishNumberWords.Tens.TryGetValue(word, out var tens))
        {
            return _last is Part.None or Part.Hundred or Part.Scale && Take(Part.Tens, tens);
        }

        return TakeMultiplier(word);
    }

    private bool Take(Part part, decimal value)
    {
        _current += value;
        _last = part;
        return true;
    }

    private bool TakeMultiplier(string word)
    {
        var counted = _last is Part.Numeral or Part.Unit or Part.Teen or Part.Tens;
        if (word.Equals("hundred", StringComparison.OrdinalIgnoreCase) && counted && _current < 100)
        {
            _current *= 100;
            _last = Part.Hundred;
            return true;
        }

        if (word.Equals("dozen", StringComparison.OrdinalIgnoreCase) && counted)
        {
            _current *= 12;
            _last = Part.Scale;
            return true;
        }

        var abbreviated = word.Length == 1;
        if (!EnglishNumberWords.Scales.TryGetValue(word, out var scale) || scale >= _lastScale || !(counted || _last is Part.Hundred)
            || (abbreviated && !(_last is Part.Numeral && tokens[_position].Index == EndOf(_position - 1)))
            || _current > decimal.MaxValue / scale)
        {
            return false;
        }

        _total += _current * scale;
        _current = 0;
        _lastScale = scale;
        _last = Part.Scale;
        return true;
    }

    /// <summary>"two hundred and five", "twenty-one": the joint belongs to the number when the number goes on behind it.</summary>
    private void PassJoint()
    {
        var joint = (Is(_position, "and") && _last is Part.Hundred or Part.Scale) || (Is(_position, "-") && _last is Part.Tens);
        if (joint && !tokens[Math.Min(_position + 1, tokens.Count - 1)].Groups["numeral"].Success && IsCount(Word(_position + 1)))
        {
            _position++;
        }
    }

    private static bool IsCount(string word) => EnglishNumberWords.Units.ContainsKey(word)
        || EnglishNumberWords.Teens.ContainsKey(word) || EnglishNumberWords.Tens.ContainsKey(word);

    /// <summary>"three point one four".</summary>
    private void ReadDecimals()
    {
        if (!Is(Next, "point"))
        {
            return;
        }

        var weight = 0.1m;
        for (var i = Next + 1; i < tokens.Count && EnglishNumberWords.Units.TryGetValue(Word(i), out var digit) && weight > 0; i++)
        {
            _current += digit * weight;
            weight /= 10;
            Next = i + 1;
        }
    }
}
