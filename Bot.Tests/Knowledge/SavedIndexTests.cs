using System.Security.Cryptography;
using CareBot.Knowledge;

namespace CareBot.Tests.Knowledge;

public sealed class SavedIndexTests
{
    private static readonly Article[] Shop =
    [
        Article("ongkir", "Ongkos kirim", "berapa ongkir", "biaya kirim"),
        Article("lacak", "Lacak paket", "paket di mana", "cek resi") with { ValidUntil = new(2027, 1, 1, 0, 0, 0, TimeSpan.FromHours(7)), Tags = ["kirim"] },
        Article("retur", "Retur", "mau retur", "tukar barang") with { FollowUps = ["ongkir"] },
    ];

    [Fact]
    public void A_loaded_knowledge_base_gives_equal_results()
    {
        var articles = KnowledgeFolder.Read(Path.Combine(AppContext.BaseDirectory, "Sample")).Articles;
        var built = KnowledgeBase.Build(articles);
        var loaded = Load(Save(built));

        Assert.Equal(built.Articles, loaded.Articles);
        foreach (var text in articles.SelectMany(article => article.Texts.Values).SelectMany(text => text.Questions.Take(2)).Append("siapa presiden").Append(""))
        {
            var (one, other) = (built.Match(new(text)), loaded.Match(new(text)));

            Assert.Equal((one.Decision, one.AnyProbability), (other.Decision, other.AnyProbability));
            Assert.Equal(one.Ranked, other.Ranked);
        }
    }

    [Fact]
    public void Saving_what_was_loaded_gives_equal_bytes()
    {
        var saved = Save(KnowledgeBase.Build(Shop));

        Assert.Equal(saved, Save(Load(saved)));
    }

    [Fact]
    public void An_empty_knowledge_base_is_saved_too() => Assert.Empty(Load(Save(KnowledgeBase.Empty)).Articles);

    [Fact]
    public void Any_flipped_byte_is_refused()
    {
        var saved = Save(KnowledgeBase.Build(Shop));
        for (var i = 0; i < saved.Length; i++)
        {
            saved[i] ^= 0x20;
            Assert.Throws<IndexException>(() => Load(saved));
            saved[i] ^= 0x20;
        }
    }

    [Fact]
    public void Any_shortened_file_is_refused()
    {
        var saved = Save(KnowledgeBase.Build(Shop));

        Assert.All(Enumerable.Range(0, saved.Length).Where(length => length < 100 || length % 7 == 0), length => Assert.Throws<IndexException>(() => Load(saved[..length])));
    }

    [Fact]
    public void Refusals_say_why()
    {
        var saved = Save(KnowledgeBase.Build(Shop));
        byte[] damaged = [.. saved];
        damaged[^40] ^= 1;

        Assert.Equal("The file is not an index of a knowledge base.", Refusal("halo"u8.ToArray()));
        Assert.Equal("The index is damaged: its checksum is another.", Refusal(damaged));
        Assert.Equal("The index has format 9; this version reads 3.", Refusal(Signed([.. saved[..4], 9, .. saved[5..^32]])));
        Assert.Equal("The index unpacks to -1 bytes; at most 1073741824 are read.", Refusal(Signed([.. saved[..8], 255, 255, 255, 255, .. saved[12..^32]])));
        Assert.Equal("The index cannot be unpacked.", Refusal(Signed([.. saved[..12], .. saved[20..^32]])));
        Assert.Equal("The index was made with other options.", Refusal(Save(KnowledgeBase.Build(Shop, new() { Seed = 4 }))));
    }

    private static string Refusal(byte[] bytes) => Assert.Throws<IndexException>(() => Load(bytes)).Message;

    private static byte[] Signed(byte[] content) => [.. content, .. SHA256.HashData(content)];

    private static KnowledgeBase Load(byte[] bytes) => KnowledgeBase.Load(new MemoryStream(bytes));

    private static byte[] Save(KnowledgeBase knowledge)
    {
        using var stream = new MemoryStream();
        knowledge.Save(stream);
        return stream.ToArray();
    }

    private static Article Article(string id, string title, params string[] questions) =>
        new(id, new Dictionary<string, ArticleText> { ["id"] = new(title, $"Jawaban {id}.", questions) }, [], []);
}
