namespace CareBot.Tests.Api;

/// <summary>A knowledge base of two articles: quickly built, and enough to be edited.</summary>
internal static class TestArticles
{
    public static DirectoryInfo Write() => Write(
        ("ongkir", "Ongkos kirim", "berapa ongkos kirim ke bandung", "Ongkos kirim dihitung saat checkout."),
        ("retur", "Cara retur", "bagaimana cara mengembalikan barang", "Ajukan retur dari halaman pesanan."));

    public static DirectoryInfo Write(params (string Id, string Title, string Question, string Answer)[] articles)
    {
        var folder = Directory.CreateTempSubdirectory("carebot-articles-");
        foreach (var (id, title, question, answer) in articles)
        {
            Write(folder, id, title, question, answer);
        }

        return folder;
    }

    private static void Write(DirectoryInfo folder, string id, string title, string question, string answer) => File.WriteAllText(
        Path.Combine(folder.FullName, id + ".md"),
        $"""
        ---
        id: {id}
        tags: []
        follow-ups: []
        languages:
          id:
            title: {title}
            questions:
              - {question}
        ---

        # id

        {answer}

        """);
}
