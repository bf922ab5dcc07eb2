using CareBot.Knowledge;
using CareBot.Knowledge.Export;
using CareBot.Knowledge.Import;

namespace CareBot.Tests.Knowledge;

public sealed class MatchRulesTests : IDisposable
{
    private static readonly Article[] Shop =
    [
        Article("ongkir", "Ongkos kirim", "berapa ongkos kirim ke medan", "ongkos kirim mahal"),
        Article("batal-pesanan", "Batalkan pesanan", "mau batalkan pesanan", "cara membatalkan pesanan saya"),
        Article("batal-langganan", "Batalkan langganan", "mau batalkan langganan", "cara membatalkan langganan saya"),
        Article("lacak", "Lacak paket", "paket saya di mana", "cek resi"),
    ];

    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public MatchRulesTests()
    {
        foreach (var file in KnowledgeExport.Write(Shop, KnowledgeFormat.Markdown).Files)
        {
            File.WriteAllBytes(Path.Combine(_folder, file.Name), file.Content.ToArray());
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_synonym_finds_the_article_of_the_word_it_stands_for()
    {
        var rules = new MatchRules([["ongkos kirim", "cargo fee", "bayaran ekspedisi"]], []);

        var without = KnowledgeBase.Build(Shop).Match(new("bayaran ekspedisinya"));
        var with = KnowledgeBase.Build(Shop, rules: rules).Match(new("bayaran ekspedisinya"));

        Assert.NotEqual(MatchDecision.Answer, without.Decision);
        Assert.Equal((MatchDecision.Answer, "ongkir"), (with.Decision, with.Ranked[0].ArticleId));
    }

    [Fact]
    public void An_example_said_with_a_synonym_is_that_example() =>
        Assert.True(KnowledgeBase.Build(Shop, rules: new([["ongkos kirim", "cargo fee"]], [])).Match(new("berapa cargo fee ke medan")).TopProbability > 0.9);

    [Fact]
    public void Near_articles_of_a_pair_are_asked_about()
    {
        var knowledge = KnowledgeBase.Build(Shop, new() { WrongAnswerCost = 0, ChoiceValue = 0 }, new([], [new("batal-langganan", "batal-pesanan")]));

        var result = knowledge.Match(new("mau batal dong"));

        Assert.Equal(MatchDecision.Answer, KnowledgeBase.Build(Shop, new() { WrongAnswerCost = 0, ChoiceValue = 0 }).Match(new("mau batal dong")).Decision);
        Assert.Equal(MatchDecision.Clarify, result.Decision);
        Assert.Equal(["batal-langganan", "batal-pesanan"], result.Choices.Select(choice => choice.ArticleId).Order());
    }

    [Fact]
    public void An_exact_example_is_answered_whatever_its_pair() =>
        Assert.Equal(
            MatchDecision.Answer,
            KnowledgeBase.Build(Shop, rules: new([], [new("batal-langganan", "batal-pesanan")])).Match(new("mau batalkan pesanan")).Decision);

    [Fact]
    public void Rules_are_read_from_the_folder_and_from_an_import()
    {
        Write("_synonyms.txt", "# what customers call it\nongkos kirim, ongkir, biaya antar\n\n");
        Write("_never-confuse.txt", "batal-pesanan, batal-langganan # money\n");

        var (folder, import) = (KnowledgeFolder.Read(_folder), KnowledgeImport.Read(_folder));

        Assert.Equal("""{"synonyms":[["ongkos kirim","ongkir","biaya antar"]],"neverConfuse":[{"one":"batal-pesanan","other":"batal-langganan"}]}""", folder.Rules.ToJson());
        Assert.Equal(folder.Rules.ToJson(), import.Rules.ToJson());
    }

    [Fact]
    public void A_wrong_line_is_told_with_its_file_and_number()
    {
        Write("_synonyms.txt", "ongkir, biaya kirim\nsendiri\nOngkir, tarif\na, ?\n");
        Write("_never-confuse.txt", "lacak\nlacak, lacak\nlacak, hilang\n");

        var read = KnowledgeFolder.Read(_folder);

        Assert.Empty(read.Articles);
        Assert.True(read.Rules.IsEmpty);
        Assert.Equal(
            [
                "_never-confuse.txt:1: 'lacak' is not a pair; allowed: two different article ids, separated by a comma",
                "_never-confuse.txt:2: 'lacak, lacak' is not a pair; allowed: two different article ids, separated by a comma",
                "_never-confuse.txt:3: the article 'hilang' does not exist; allowed: ids of articles of this knowledge base",
                "_synonyms.txt:2: the line has 1 word(s); allowed: 2 to 100 words or phrases that mean the same, separated by commas",
                "_synonyms.txt:3: 'Ongkir' also stands in _synonyms.txt:1; allowed: every word once; join groups that mean the same",
                "_synonyms.txt:4: '?' is not a word or phrase; allowed: 1 to 60 characters with a letter or digit",
            ],
            read.Faults.Select(fault => fault.ToString()));
    }

    [Fact]
    public void Rules_go_out_and_in_again()
    {
        var rules = new MatchRules([["ongkos kirim", "ongkir"]], [new("lacak", "ongkir")]);

        var export = KnowledgeExport.Write(Shop, KnowledgeFormat.Markdown, rules);

        Assert.Empty(export.Losses);
        Assert.Equal(rules.ToJson(), KnowledgeImport.Read(export.Files).Rules.ToJson());
        Assert.NotEmpty(KnowledgeExport.Write(Shop, KnowledgeFormat.Csv, rules).Losses);
    }

    [Fact]
    public void A_saved_index_keeps_the_rules()
    {
        var built = KnowledgeBase.Build(Shop, rules: new([["ongkos kirim", "cargo fee"]], [new("lacak", "ongkir")]));
        using var stream = new MemoryStream();
        built.Save(stream);
        stream.Position = 0;

        var loaded = KnowledgeBase.Load(stream);

        Assert.Equal(built.Rules.ToJson(), loaded.Rules.ToJson());
        Assert.Equal(built.Match(new("cargo fee brp")).Ranked, loaded.Match(new("cargo fee brp")).Ranked);
    }

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_folder, name), text);

    private static Article Article(string id, string title, params string[] questions) =>
        new(id, new Dictionary<string, ArticleText> { ["id"] = new(title, $"Jawaban {id}.", questions) }, [], []);
}
