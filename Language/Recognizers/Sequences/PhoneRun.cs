using CareBot.Language.Recognizers.Scanning;

namespace CareBot.Language.Recognizers.Sequences;

/// <summary>A run of digits and what may stand between the digits of one phone number.</summary>
/// <param name="First">First token: a digit run, <c>+</c> or <c>(</c>.</param>
/// <param name="Next">The first token behind it.</param>
/// <param name="Digits">How many digits it has.</param>
internal readonly record struct PhoneRun(int First, int Next, int Digits)
{
    private const int MostTokens = 24;

    public static PhoneRun? At(TokenList tokens, int first)
    {
        if (!(tokens[first].IsNumber || (tokens.Text(first) is "+" or "(" && StartsNumber(tokens, first))))
        {
            return null;
        }

        var digits = 0;
        var last = first;
        var open = 0;
        for (var i = first; i < first + MostTokens && i < tokens.Count; i++)
        {
            var text = tokens.Text(i);
            if (i > first && !Near(tokens, i))
            {
                break;
            }

            if (tokens[i].IsNumber)
            {
                digits += text.Length;
                last = i;
            }
            else if (text == "(")
            {
                open++;
            }
            else if (text == ")" && (open > 0 || tokens.Glued(i)))
            {
                open--;
                if (open < -1)
                {
                    break;
                }
            }
            else if (text is not ("-" or "." or "/") && !(text == "+" && (i == first || (i == first + 1 && tokens.Is(first, "(")))))
            {
                break;
            }
        }

        last = Extension(tokens, last);
        if (tokens.Is(first, "(") && !Closes(tokens, first, last))
        {
            return At(tokens, first + 1);
        }

        return new(first, last + 1, digits);
    }

    private static bool Closes(TokenList tokens, int first, int last)
    {
        for (var i = first; i <= last; i++)
        {
            if (tokens.Is(i, ")"))
            {
                return true;
            }
        }

        return false;
    }

    private static bool StartsNumber(TokenList tokens, int at) => tokens[at + 1].IsNumber
        || (tokens.Is(at, "(") && tokens.Is(at + 1, "+") && tokens[at + 2].IsNumber);

    /// <summary>At most one blank (or a pair around brackets) between two tokens, and no line break or tab.</summary>
    private static bool Near(TokenList tokens, int at)
    {
        var gap = tokens[at].Start - tokens[at - 1].End;
        return gap == 0 || (gap == 1 && tokens.Source[tokens[at].Start - 1] is ' ' or '\u00A0');
    }

    /// <summary>"x068" or "ext 63888" behind a number.</summary>
    private static int Extension(TokenList tokens, int last)
    {
        if (tokens.Is(last + 1, "x") && tokens.Glued(last + 1) && tokens[last + 2].IsNumber && tokens.Glued(last + 2) && tokens[last + 2].Length <= 6)
        {
            return last + 2;
        }

        var dot = tokens.Is(last + 2, ".") ? 1 : 0;
        return tokens.Text(last + 1) is "ext" or "extension" && tokens[last + 2 + dot].IsNumber && tokens[last + 2 + dot].Length <= 6 ? last + 2 + dot : last;
    }
}
