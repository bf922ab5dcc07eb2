namespace CareBot.Language.Recognizers.Numbers;

/// <summary>The words that Indonesian and Malay numbers are made of, as people type them; all in lower case.</summary>
internal static class MalayNumberWords
{
    internal static readonly Dictionary<string, int> Units = new()
    {
        ["nol"] = 0, ["kosong"] = 0, ["sifar"] = 0, ["satu"] = 1, ["atu"] = 1, ["dua"] = 2, ["tiga"] = 3, ["empat"] = 4, ["ampat"] = 4, ["lima"] = 5, ["enam"] = 6, ["anam"] = 6,
        ["tujuh"] = 7, ["delapan"] = 8, ["lapan"] = 8, ["sembilan"] = 9, ["semilan"] = 9,
    };

    /// <summary>Words for one of something that are numbers by themselves.</summary>
    internal static readonly Dictionary<string, int> Whole = new()
    {
        ["sepuluh"] = 10, ["sebelas"] = 11, ["seratus"] = 100,
    };

    internal static readonly Dictionary<string, decimal> Scales = new()
    {
        ["ribu"] = 1_000, ["rb"] = 1_000, ["rbu"] = 1_000, ["rebu"] = 1_000, ["ribuan"] = 1_000, ["rban"] = 1_000, ["k"] = 1_000, ["juta"] = 1_000_000, ["jt"] = 1_000_000, ["jta"] = 1_000_000, ["jutaan"] = 1_000_000,
        ["jeti"] = 1_000_000, ["miliar"] = 1_000_000_000, ["milyar"] = 1_000_000_000, ["mliar"] = 1_000_000_000, ["bilion"] = 1_000_000_000, ["triliun"] = 1_000_000_000_000, ["trilyun"] = 1_000_000_000_000,
        ["trilion"] = 1_000_000_000_000,
    };

    internal static readonly Dictionary<string, decimal> OneScale = new()
    {
        ["seribu"] = 1_000, ["sejuta"] = 1_000_000, ["semiliar"] = 1_000_000_000, ["semilyar"] = 1_000_000_000, ["sebilion"] = 1_000_000_000, ["setriliun"] = 1_000_000_000_000,
    };

    /// <summary>Packs that goods are counted in.</summary>
    internal static readonly Dictionary<string, int> Packs = new() { ["lusin"] = 12, ["lsn"] = 12, ["dozen"] = 12, ["kodi"] = 20, ["gros"] = 144, ["rim"] = 500 };

    internal static readonly Dictionary<string, int> OnePack = new() { ["selusin"] = 12, ["sedozen"] = 12, ["sekodi"] = 20, ["segros"] = 144, ["serim"] = 500 };

    /// <summary>Amounts of rupiah in the words that Jakarta took from Hokkien.</summary>
    internal static readonly Dictionary<string, int> Hokkien = new()
    {
        ["cepek"] = 100, ["cepe"] = 100, ["nopek"] = 200, ["gopek"] = 500, ["gope"] = 500, ["seceng"] = 1_000, ["saceng"] = 1_000, ["ceceng"] = 1_000, ["noceng"] = 2_000, ["goceng"] = 5_000,
        ["ceban"] = 10_000, ["noban"] = 20_000, ["goban"] = 50_000, ["gocap"] = 50, ["cetiaw"] = 1_000_000, ["cetiau"] = 1_000_000, ["ceti"] = 1_000_000, ["gotiaw"] = 5_000_000, ["jigo"] = 25, ["cepekceng"] = 100_000,
    };

    internal static readonly Dictionary<string, int> Ordinals = new()
    {
        ["pertama"] = 1, ["kesatu"] = 1, ["kedua"] = 2, ["ketiga"] = 3, ["keempat"] = 4, ["kelima"] = 5, ["keenam"] = 6, ["ketujuh"] = 7, ["kedelapan"] = 8, ["kelapan"] = 8, ["kesembilan"] = 9,
        ["kesepuluh"] = 10, ["kesebelas"] = 11,
    };
}
