namespace CareBot.Language;

/// <summary>The English stemmer "Porter2" as defined at snowballstem.org/algorithms/english/stemmer.html.</summary>
internal static class EnglishStemmer
{
    private static readonly Dictionary<string, string> Exceptions = new(StringComparer.Ordinal)
    {
        ["skis"] = "ski", ["skies"] = "sky", ["idly"] = "idl", ["gently"] = "gentl", ["ugly"] = "ugli", ["early"] = "earli",
        ["only"] = "onli", ["singly"] = "singl", ["sky"] = "sky", ["news"] = "news", ["howe"] = "howe", ["atlas"] = "atlas",
        ["cosmos"] = "cosmos", ["bias"] = "bias", ["andes"] = "andes",
    };

    private static readonly HashSet<string> KeptAfterPlural = new(StringComparer.Ordinal)
    {
        "inning", "outing", "canning", "herring", "earring", "proceed", "exceed", "succeed",
    };

    private static readonly (string Ending, string Becomes)[] Step2 =
    [
        ("ational", "ate"), ("fulness", "ful"), ("iveness", "ive"), ("ization", "ize"), ("ousness", "ous"), ("biliti", "ble"),
        ("lessli", "less"), ("tional", "tion"), ("alism", "al"), ("aliti", "al"), ("ation", "ate"), ("entli", "ent"),
        ("fulli", "ful"), ("iviti", "ive"), ("ousli", "ous"), ("abli", "able"), ("alli", "al"), ("anci", "ance"), ("ator", "ate"),
        ("enci", "ence"), ("izer", "ize"), ("bli", "ble"), ("ogi", "og"), ("li", ""),
    ];

    private static readonly (string Ending, string Becomes)[] Step3 =
    [
        ("ational", "ate"), ("tional", "tion"), ("alize", "al"), ("ative", ""), ("icate", "ic"), ("iciti", "ic"), ("ical", "ic"),
        ("ness", ""), ("ful", ""),
    ];

    private static readonly string[] Step4 =
    [
        "ement", "able", "ance", "ence", "ible", "ment", "ant", "ate", "ent", "ion", "ism", "iti", "ive", "ize", "ous", "al", "er", "ic",
    ];

    public static string Stem(string word)
    {
        if (word.Length <= 2 || !word.All(char.IsAsciiLetterLower))
        {
            return word;
        }

        if (Exceptions.TryGetValue(word, out var exception))
        {
            return exception;
        }

        word = MarkConsonantY(word);
        var (r1, r2) = Regions(word);
        word = Plural(word);
        if (KeptAfterPlural.Contains(word))
        {
            return word;
        }

        word = PastAndProgressive(word, r1);
        if (word.Length > 2 && word[^1] is 'y' or 'Y' && !IsVowel(word[^2]))
        {
            word = word[..^1] + "i";
        }

        word = Suffix2(word, r1);
        word = Suffix3(word, r1, r2);
        word = Suffix4(word, r2);
        return FinalE(word, r1, r2).Replace('Y', 'y');
    }

    private static bool IsVowel(char c) => c is 'a' or 'e' or 'i' or 'o' or 'u' or 'y';

    private static string MarkConsonantY(string word)
    {
        if (!word.Contains('y', StringComparison.Ordinal))
        {
            return word;
        }

        var letters = word.ToCharArray();
        for (var i = 0; i < letters.Length; i++)
        {
            if (letters[i] == 'y' && (i == 0 || IsVowel(letters[i - 1])))
            {
                letters[i] = 'Y';
            }
        }

        return new(letters);
    }

    private static (int R1, int R2) Regions(string word)
    {
        var r1 = word.StartsWith("gener", StringComparison.Ordinal) || word.StartsWith("arsen", StringComparison.Ordinal) ? 5
            : word.StartsWith("commun", StringComparison.Ordinal) ? 6
            : After(word, 0);
        return (r1, After(word, r1));
    }

    private static int After(string word, int from)
    {
        for (var i = from + 1; i < word.Length; i++)
        {
            if (!IsVowel(word[i]) && IsVowel(word[i - 1]))
            {
                return i + 1;
            }
        }

        return word.Length;
    }

    private static string Plural(string word)
    {
        if (Ends(word, "sses"))
        {
            return word[..^2];
        }

        if (Ends(word, "ied") || Ends(word, "ies"))
        {
            return word.Length > 4 ? word[..^2] : word[..^1];
        }

        return word[^1] == 's' && !Ends(word, "us") && !Ends(word, "ss") && word[..^2].Any(IsVowel) ? word[..^1] : word;
    }

    private static string PastAndProgressive(string word, int r1)
    {
        foreach (var ending in (ReadOnlySpan<string>)["eedly", "eed"])
        {
            if (Ends(word, ending))
            {
                return word.Length - ending.Length >= r1 ? word[..^ending.Length] + "ee" : word;
            }
        }

        foreach (var ending in (ReadOnlySpan<string>)["ingly", "edly", "ing", "ed"])
        {
            if (Ends(word, ending))
            {
                return word[..^ending.Length].Any(IsVowel) ? Mend(word[..^ending.Length], r1) : word;
            }
        }

        return word;
    }

    private static string Mend(string word, int r1)
    {
        if (Ends(word, "at") || Ends(word, "bl") || Ends(word, "iz"))
        {
            return word + "e";
        }

        if (word.Length >= 2 && word[^1] == word[^2] && "bdfgmnprt".Contains(word[^1], StringComparison.Ordinal))
        {
            return word[..^1];
        }

        return r1 >= word.Length && EndsInShortSyllable(word) ? word + "e" : word;
    }

    private static bool EndsInShortSyllable(string word) => word.Length switch
    {
        < 2 => false,
        2 => IsVowel(word[0]) && !IsVowel(word[1]),
        _ => !IsVowel(word[^3]) && IsVowel(word[^2]) && !IsVowel(word[^1]) && word[^1] is not ('w' or 'x' or 'Y'),
    };

    private static string Suffix2(string word, int r1)
    {
        foreach (var (ending, becomes) in Step2)
        {
            if (!Ends(word, ending))
            {
                continue;
            }

            var start = word.Length - ending.Length;
            var applies = start >= r1 && ending switch
            {
                "ogi" => start > 0 && word[start - 1] == 'l',
                "li" => start > 0 && "cdeghkmnrt".Contains(word[start - 1], StringComparison.Ordinal),
                _ => true,
            };
            return applies ? word[..start] + becomes : word;
        }

        return word;
    }

    private static string Suffix3(string word, int r1, int r2)
    {
        foreach (var (ending, becomes) in Step3)
        {
            if (Ends(word, ending))
            {
                var start = word.Length - ending.Length;
                return start >= (ending == "ative" ? r2 : r1) ? word[..start] + becomes : word;
            }
        }

        return word;
    }

    private static string Suffix4(string word, int r2)
    {
        foreach (var ending in Step4)
        {
            if (Ends(word, ending))
            {
                var start = word.Length - ending.Length;
                var applies = start >= r2 && (ending != "ion" || (start > 0 && word[start - 1] is 's' or 't'));
                return applies ? word[..start] : word;
            }
        }

        return word;
    }

    private static string FinalE(string word, int r1, int r2)
    {
        var last = word.Length - 1;
        if (word[^1] == 'e')
        {
            return last >= r2 || (last >= r1 && !EndsInShortSyllable(word[..last])) ? word[..last] : word;
        }

        return word[^1] == 'l' && last >= r2 && last > 0 && word[last - 1] == 'l' ? word[..last] : word;
    }

    private static bool Ends(string word, string ending) => word.EndsWith(ending, StringComparison.Ordinal);
}
