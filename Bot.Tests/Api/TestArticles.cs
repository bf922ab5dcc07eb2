namespace CareBot.Tests.Api;

/// <summary>A knowledge base of two articles: quickly built, and enough to be edited.</summary>
internal static class TestArticles
{
    public static DirectoryInfo Write()
    {
        var folder = Directory.CreateTempSubdirectory("carebot-articles-");
        Write(folder, "ongkir", "Ongkos kirim", "berapa ongkos kirim ke bandung", "Ongkos kirim dihitung saat checkout.");
        Write(folder, "retur", "Cara retur", "bagaimana cara mengembalikan barang", "Ajukan retur dari halaman pesanan.");
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
