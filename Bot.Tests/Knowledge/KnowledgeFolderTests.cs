using CareBot.Knowledge;

namespace CareBot.Tests.Knowledge;

public sealed class KnowledgeFolderTests : IDisposable
{
    private const string Whole = """
        ---
        id: ongkir
        tags: [kirim]
        follow-ups: [lacak]
        valid-from: 2026-01-01
        valid-until: 2027-01-01T00:00:00+07:00
        languages:
          id:
            title: Ongkos kirim
            questions:
              - berapa ongkir
              - "ongkir: berapa?"
          en:
            title: Shipping cost
            questions: [how much is shipping]
        ---
        # id
        Mulai **Rp9.000**.

        # Daftar
        - Jakarta

        # en
        From Rp9,000.
        """;

    private const string Other = """
        ---
        id: lacak
        languages:
          id:
            title: Lacak paket
            questions: [paket saya di mana]
        ---
        # id
        Buka Pesanan Saya.
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("knowledge").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_folder_becomes_articles()
    {
        Write("ongkir.md", Whole);
        Write("kirim/lacak.md", Other);

        var read = KnowledgeFolder.Read(_folder);

        Assert.Empty(read.Faults);
        Assert.Equal(["lacak", "ongkir"], read.Articles.Select(article => article.Id));
        Assert.Equal(
            new Article(
                "ongkir",
                new Dictionary<string, ArticleText>
                {
                    ["en"] = new("Shipping cost", "From Rp9,000.", ["how much is shipping"]),
                    ["id"] = new("Ongkos kirim", "Mulai **Rp9.000**.\n\n# Daftar\n- Jakarta", ["berapa ongkir", "ongkir: berapa?"]),
                },
                ["lacak"],
                ["kirim"],
                new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero),
                new(2027, 1, 1, 0, 0, 0, TimeSpan.FromHours(7))),
            read.Articles[1]);
    }

    [Fact]
    public void A_link_that_leads_nowhere_is_a_fault_of_that_file()
    {
        Write("ongkir.md", Whole);
        File.CreateSymbolicLink(Path.Combine(_folder, "lost.md"), Path.Combine(_folder, "nowhere.md"));

        Assert.Contains(
            "lost.md: the file cannot be read; allowed: a file that this account may read; a link must lead to one",
            KnowledgeFolder.Read(_folder).Faults.Select(fault => fault.ToString()));
    }

    public static TheoryData<string, string, string> Damages => new()
    {
        { "---\nid: ongkir", "id: ongkir", "ongkir.md:1: the file does not begin with front matter; allowed: a first line '---'" },
        { "---\n# id\n", "# id\n", "ongkir.md:1: the front matter does not end; allowed: a line '---' after it" },
        { "id: ongkir", "id: [ongkir", "ongkir.md:2: the front matter is not YAML (a list or map does not end); allowed: plain YAML: texts, lists and maps" },
        { "tags: [kirim]", "tags: 'kirim", "ongkir.md:3: the front matter is not YAML (While scanning a quoted scalar, found unexpected end of stream); allowed: plain YAML: texts, lists and maps" },
        { "id: ongkir\n", "", "ongkir.md:2: the key 'id' is missing; allowed: a short name of lower-case letters, digits and hyphens" },
        { "id: ongkir", "id: Ongkir Saya", "ongkir.md:2: the id 'Ongkir Saya' is not a name; allowed: up to 64 lower-case letters, digits and hyphens" },
        { "id: ongkir", "id: ongkir\nid: ongkir", "ongkir.md:3: the key 'id' stands twice; allowed: each key once" },
        { "tags: [kirim]", "tag: [kirim]", "ongkir.md:3: the key 'tag' is unknown; allowed: id, tags, follow-ups, languages, valid-from, valid-until" },
        { "tags: [kirim]", "tags: kirim", "ongkir.md:3: 'tags' is not a list; allowed: lines that begin with '-'" },
        { "tags: [kirim]", "tags: [[kirim]]", "ongkir.md:3: an item of 'tags' is not a text; allowed: 1 to 500 characters; text with ': ' or '#' goes in quotes" },
        { "tags: [kirim]", "tags: &a [kirim]", "ongkir.md:3: the front matter uses an anchor ('&'); allowed: plain YAML: texts, lists and maps" },
        { "tags: [kirim]", "tags: *a", "ongkir.md:3: the front matter uses an alias ('*'); allowed: plain YAML: texts, lists and maps" },
        { "tags: [kirim]", "tags: !!set [kirim]", "ongkir.md:3: the front matter uses a tag ('!'); allowed: plain YAML: texts, lists and maps" },
        { "tags: [kirim]", "tags: [[[[[[[kirim]]]]]]]", "ongkir.md:3: the front matter is nested deeper than 6 levels; allowed: at most 6 levels" },
        { "follow-ups: [lacak]", "follow-ups: [lacka]", "ongkir.md:4: the follow-up 'lacka' does not exist; allowed: ids of articles of this knowledge base" },
        { "follow-ups: [lacak]", "follow-ups: [ongkir]", "ongkir.md:4: the article follows itself; allowed: ids of other articles" },
        { "valid-from: 2026-01-01", "valid-from: kemarin", "ongkir.md:5: 'valid-from' is not a date: 'kemarin'; allowed: a date like 2026-05-31 or an instant like 2026-05-31T08:00:00+07:00" },
        { "valid-from: 2026-01-01", "valid-from: 2028-01-01", "ongkir.md:6: the article ends before it begins; allowed: an end after 'valid-from'" },
        { "  en:", "  fr:", "ongkir.md:13: the language 'fr' is unknown; allowed: id, en, ms" },
        { "    title: Shipping cost\n", "", "ongkir.md:13: the title in 'en' is missing; allowed: one line of text" },
        { "questions: [how much is shipping]", "questions: []", "ongkir.md:15: there are no questions in 'en'; allowed: at least one example question" },
        { "From Rp9,000.", "", "ongkir.md:23: the answer in 'en' is missing; allowed: a section '# en' with text" },
        { "# en\n", "# fr\n", "ongkir.md:23: the answer's language 'fr' is unknown; allowed: # id, # en, # ms" },
        { "# en\n", "# id\n", "ongkir.md:23: the answer in 'id' stands twice; allowed: one answer a language" },
        { "# en\n", "# ms\n", "ongkir.md:23: the answer in 'ms' has no questions; allowed: the language 'ms' under 'languages'" },
        { "# id\n", "Halo.\n# id\n", "ongkir.md:17: text before the first answer; allowed: # id, # en, # ms" },
    };

    [Theory]
    [MemberData(nameof(Damages))]
    public void A_damaged_file_names_place_and_cure_and_nothing_is_read(string sound, string damaged, string message)
    {
        var at = Whole.IndexOf(sound, StringComparison.Ordinal);
        Write("ongkir.md", string.Concat(Whole.AsSpan(0, at), damaged, Whole.AsSpan(at + sound.Length)));
        Write("lacak.md", Other);

        var read = KnowledgeFolder.Read(_folder);

        Assert.Contains(message, read.Faults.Select(fault => fault.ToString()));
        Assert.True(read.HasErrors);
        Assert.Empty(read.Articles);
    }

    [Fact]
    public void A_doubled_id_names_both_files()
    {
        Write("a.md", Other);
        Write("b.md", Other);

        var read = KnowledgeFolder.Read(_folder);

        Assert.Equal(["b.md:2: the id 'lacak' also stands in a.md; allowed: an id of its own for every article"], read.Faults.Select(fault => fault.ToString()));
        Assert.Empty(read.Articles);
    }

    [Fact]
    public void A_question_in_two_articles_is_only_a_warning()
    {
        Write("a.md", Other);
        Write("b.md", Other.Replace("id: lacak", "id: lacak-2", StringComparison.Ordinal));

        var read = KnowledgeFolder.Read(_folder);

        Assert.Equal(["b.md:6: a question also stands in 'lacak'; allowed: a question in one article only"], read.Faults.Select(fault => fault.ToString()));
        Assert.Equal(2, read.Articles.Count);
    }

    [Fact]
    public void A_file_over_a_megabyte_is_refused()
    {
        Write("a.md", Other + new string('x', 1024 * 1024));

        Assert.Equal($"a.md: the file has {Other.Length + (1024 * 1024)} bytes; allowed: at most 1 MB (1048576 bytes)", Assert.Single(KnowledgeFolder.Read(_folder).Faults).ToString());
    }

    [Fact]
    public void A_file_that_is_not_UTF_8_is_refused()
    {
        File.WriteAllBytes(Path.Combine(_folder, "a.md"), [0x2D, 0xFF, 0xFE]);

        Assert.Equal("a.md: the file is not UTF-8; allowed: text in UTF-8", Assert.Single(KnowledgeFolder.Read(_folder).Faults).ToString());
    }

    [Fact]
    public void A_missing_or_empty_folder_is_named()
    {
        var missing = Path.Combine(_folder, "none");

        Assert.Equal($"{missing}: the folder does not exist; allowed: a folder of Markdown files", Assert.Single(KnowledgeFolder.Read(missing).Faults).ToString());
        Assert.Equal($"{_folder}: the folder has no Markdown files; allowed: 1 to 20000 files whose names end in .md", Assert.Single(KnowledgeFolder.Read(_folder).Faults).ToString());
    }

    private void Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
