using CareBot.Knowledge;
using CareBot.Knowledge.Export;
using CareBot.Knowledge.Import;

namespace CareBot.Tests.Knowledge.Import;

/// <summary>What is wrong with a file is told with its place and what is allowed, and nothing of it is imported.</summary>
public sealed class DamagedFileTests
{
    private const string Head = "Question\tAnswer\tSource\tMetadata\tSuggestedQuestions\tIsContextOnly\tPrompts\tQnaId\n";
    private const string Pair = "# ? jam buka\n```\n08.00\n```\n";
    private const string Rules = "'# ? question', an answer between lines of ```, a link, '>' before a comment";

    public static TheoryData<string, string, string> Texts => new()
    {
        // Tables of articles
        { "a.tsv", "", "a.tsv: the file is empty; allowed: *" },
        { "a.tsv", "\n\n", "a.tsv: the table is empty; allowed: a header and at least one row" },
        { "a.tsv", "article\tquestion\tanswer\n", "a.tsv: there are no articles; allowed: at least one question with an answer" },
        { "a.tsv", "article\ttext\na\tb\n", "a.tsv:1: the columns 'Question' and 'Answer' are missing; allowed: Question, Answer, Source, Metadata, SuggestedQuestions, IsContextOnly, Prompts, QnaId" },
        { "a.tsv", "article\tquestion\tanswer\nOngkir Saya\tbrp\tmulai\n", "a.tsv:2, article: the id 'Ongkir Saya' is not a name; allowed: up to 64 lower-case letters, digits and hyphens" },
        { "a.tsv", "article\tquestion\tanswer\n\tbrp\tmulai\n", "a.tsv:2, article: the id is missing; allowed: up to 64 lower-case letters, digits and hyphens" },
        { "a.tsv", "article\tquestion\tanswer\na\tbrp\tmulai\tlebih\n", "a.tsv:2: the row has 4 cells; allowed: 3, as the header" },
        { "a.tsv", "article\tquestion\tanswer\tAnswer\na\tbrp\tmulai\t\n", "a.tsv:1, answer: the column stands twice; allowed: each column once" },
        { "a.tsv", "article\tquestion\tanswer\na\tbrp\t\n", "a.tsv:2, answer: the answer in 'id' is missing; allowed: *" },
        { "a.tsv", "article\tquestion\tanswer\na\t\tmulai\n", "a.tsv:2, question: there are no questions in '*'; allowed: at least one example question" },
        { "a.tsv", "article\tquestion\tanswer\na\tbrp\tmulai\na\tberapa\tselesai\n", "a.tsv:3, answer: 'selesai' is another answer than in line 2 of the same article; allowed: the same, or nothing" },
        { "a.tsv", "article\tquestion\tanswer\tlanguage\na\tbrp\tmulai\tfr\n", "a.tsv:2, language: the language 'fr' is unknown; allowed: id, en, ms" },
        { "a.tsv", "article\tquestion\tanswer\tfollow-ups\na\tbrp\tmulai\tb\n", "a.tsv:2, follow-ups: the follow-up 'b' does not exist; allowed: ids of articles of this knowledge base" },
        { "a.tsv", "article\tquestion\tanswer\tvalid-from\na\tbrp\tmulai\tbesok\n", "a.tsv:2, valid-from: 'besok' is not a date; allowed: a date like 2026-05-31 or an instant like 2026-05-31T08:00:00+07:00" },
        { "a.tsv", "article\tquestion\tanswer\tvalid-from\tvalid-until\na\tbrp\tmulai\t2026-02-01\t2026-01-01\n", "a.tsv:2, valid-until: the article ends before it begins; allowed: an end after 'valid-from'" },
        { "a.tsv", "article\tquestion\tanswer\na\t" + new string('x', 501) + "\tmulai\n", "a.tsv:2, question: the question '" + new string('x', 40) + "…' has 501 characters; allowed: at most 500" },
        { "a.tsv", "article\tquestion\tanswer\na\tb\0c\tmulai\n", "a.tsv:2: the text has a zero character; allowed: text in UTF-8" },
        { "a.csv", "article,question,answer\na,\"brp,mulai\n", "a.csv:2: a quotation does not end; allowed: a second '\"' at its end; '\"\"' for one within it" },
        { "a.csv", "article,question,answer\na,\"brp\"x,mulai\n", "a.csv:2: text follows a quotation; allowed: ',' or the line's end after it" },
        { "a.csv", "article;question;answer\na;brp;\n", "a.csv:2, answer: the answer in 'id' is missing; allowed: *" },

        // Tables of pairs
        { "q.tsv", "Scenario\tResponse\nBot_Age\tTua\n", "q.tsv:1: the table has scenarios, not customers' questions; allowed: Question, Answer, Source, Metadata, SuggestedQuestions, IsContextOnly, Prompts, QnaId" },
        { "q.tsv", Head + "\tmulai\tEditorial\t\t[]\tFalse\t[]\t1\n", "q.tsv:2, Question: the question is empty; allowed: text" },
        { "q.tsv", Head + "brp\tmulai\tEditorial\t\t[]\tFalse\t[]\tsatu\n", "q.tsv:2, QnaId: 'satu' is not a number; allowed: a whole number from 1, or nothing" },
        { "q.tsv", Head + "brp\tmulai\tEditorial\t\t[]\tperhaps\t[]\t1\n", "q.tsv:2, IsContextOnly: 'perhaps' is not a truth value; allowed: True or False" },
        { "q.tsv", Head + "brp\tmulai\tEditorial\tlang\t[]\tFalse\t[]\t1\n", "q.tsv:2, Metadata: 'lang' has no name and value; allowed: name:value, several separated by |" },
        { "q.tsv", Head + "brp\tmulai\tEditorial\t\t[]\tFalse\t{\t1\n", "q.tsv:2, Prompts: the cell is not a JSON list; allowed: [] or a list of objects" },
        { "q.tsv", Head + "brp\tmulai\tEditorial\t\t[]\tFalse\t[1]\t1\n", "q.tsv:2, Prompts: a prompt is not an object; allowed: objects with displayText and qnaId" },
        { "q.tsv", Head + "brp\tmulai\tEditorial\t\tx\tFalse\t[]\t1\n", "q.tsv:2, SuggestedQuestions: the cell is not a JSON list; allowed: [] or a list of objects" },
        { "q.tsv", Head + "brp\tmulai\tE\t\t[]\tFalse\t[]\t1\nberapa\tlain\tE\t\t[]\tFalse\t[]\t1\n", "q.tsv:3, Answer: the answer is another than in line 2 of the same QnaId; allowed: the same answer in all rows of a pair" },
        { "q.tsv", Head + "brp\t\tEditorial\t\t[]\tFalse\t[]\t1\n", "q.tsv:2, Answer: the answer in 'id' is missing; allowed: *" },
        { "q.tsv", Head + "brp\tmulai\tE\t\t\t[]\tFalse\t[]\t1\n", "q.tsv:2: the row has 9 cells; allowed: 8, as the header" },
        { "q.tsv", Head + "brp\tmulai\tE\tarticle:a b\t[]\tFalse\t[]\t1\n", "q.tsv:2, Metadata: the article's id 'a b' is not a name; allowed: up to 64 lower-case letters, digits and hyphens" },
        { "q.tsv", Head + "brp\tmulai\tE\tarticle:a|language:id\t[]\tFalse\t[]\t1\nbeli\tsini\tE\tarticle:a|language:id\t[]\tFalse\t[]\t2\n", "q.tsv:3, Metadata: the article 'a' has two pairs in 'id'; allowed: one pair an article and language" },

        // JSON
        { "k.json", "{\"qnaList\":[", "k.json:1: the file is not JSON (it breaks off or has a wrong sign here); allowed: JSON without comments, each key once" },
        { "k.json", "{}", "k.json:1: the JSON is not a knowledge base; allowed: qnaDocuments, qnaList, qnaPairs, assets.qnas, value or wordAlterations" },
        { "k.json", "3", "k.json:1: the JSON is neither an object nor a list; allowed: *" },
        { "k.json", "{\"answers\":[{\"answer\":\"x\",\"id\":-1}]}", "k.json:1: this is the answer to a query, not an export; allowed: *" },
        { "k.json", "{\"qnaList\":{}}", "k.json:1, qnaList: 'qnaList' is not a list; allowed: a list of pairs" },
        { "k.json", "{\"qnaList\":[\n1]}", "k.json:2, qnaList: a pair is not an object; allowed: an object with questions and answer" },
        { "k.json", "{\"qnaList\":[\n{\"answer\":\"x\"}]}", "k.json:2, questions: the pair has no list of questions; allowed: at least one question" },
        { "k.json", "{\"qnaList\":[\n{\"questions\":[\"q\"]}]}", "k.json:2, answer: the pair has no answer; allowed: text" },
        { "k.json", "{\"qnaList\":[{\"questions\":[[]],\"answer\":\"x\"}]}", "k.json:1, questions: a question is not a text; allowed: text" },
        { "k.json", "{\"qnaList\":[{\"questions\":[\"q\"],\"answer\":{}}]}", "k.json:1, answer: 'answer' is not a text; allowed: text" },
        { "k.json", "{\"qnaList\":[{\"id\":\"a\",\"questions\":[\"q\"],\"answer\":\"x\"}]}", "k.json:1, id: 'a' is not a number; allowed: a whole number" },
        { "k.json", "{\"qnaList\":[\n{\"id\":1,\"questions\":[\"q\"],\"answer\":\"x\"},\n{\"id\":1,\"questions\":[\"r\"],\"answer\":\"y\"}]}", "k.json:3, QnaId: the id 1 also stands in k.json:2; allowed: an id of its own for every pair" },
        { "k.json", "{\"qnaList\":[],\n\"qnaList\":[]}", "k.json:2: the key 'qnaList' stands twice; allowed: each key once" },
        { "k.json", "[{\"op\":\"delete\",\"value\":{\"id\":1}}]", "k.json:1, op: a pair is to be deleted; allowed: pairs that stay" },
        { "k.json", new string('[', 60) + new string(']', 60), "k.json:1: the JSON is nested deeper than 32 levels; allowed: at most 32 levels" },
        { "k.json", "{\"qnaList\":[{\"questions\":[\"\\ud800\"],\"answer\":\"x\"}]}", "k.json:1: a text of the JSON has half a character (a lone surrogate); allowed: whole characters" },

        // .qna
        { "k.qna", "# ? jam buka\n", "k.qna:1: the pair 'jam buka' has no answer; allowed: an answer between lines of ```" },
        { "k.qna", "# ? jam buka\n```\n08.00\n", "k.qna:2: the answer does not end; allowed: a line ``` after it" },
        { "k.qna", "```\n08.00\n```\n", "k.qna:1: an answer stands outside a pair; allowed: '# ? question', then one answer" },
        { "k.qna", Pair + "```\nlagi\n```\n", "k.qna:5: the pair has a second answer; allowed: '# ? question', then one answer" },
        { "k.qna", "# ?\n```\n08.00\n```\n", "k.qna:1: the question is empty; allowed: '# ? question'" },
        { "k.qna", Pair + "lalu apa\n", "k.qna:5: the line 'lalu apa' is not understood; allowed: " + Rules },
        { "k.qna", "- satu\n" + Pair, "k.qna:1: a list stands outside a pair; allowed: '# ? question' before it" },
        { "k.qna", "# ? jam buka\n**Filters:**\n- kota\n```\n08.00\n```\n", "k.qna:3: the filter 'kota' has no name and value; allowed: - name = value" },
        { "k.qna", Pair + "**Prompts:**\n- lihat peta\n", "k.qna:6: the prompt 'lihat peta' is not understood; allowed: *" },
        { "k.qna", "<a id = \"x\"></a>\n" + Pair, "k.qna:1: the id 'x' is not a number; allowed: a whole number from 1" },
        { "k.qna", "[lain](./lain.qna)\n" + Pair, "k.qna:1: there is no file './lain.qna'; allowed: a file in this folder or below" },
        { "k.qna", "[lain](../../etc/passwd.qna)\n" + Pair, "k.qna:1: the reference '../../etc/passwd.qna' leads out of the folder; allowed: a file in this folder or below" },
        { "k.qna", "[lain](/etc/passwd)\n" + Pair, "k.qna:1: the reference '/etc/passwd' leads out of the folder; allowed: a file in this folder or below" },
        { "k.qna", "# ? jam buka\n- [x](#Salam)\n```\n08.00\n```\n", "k.qna:2: '#Salam' has no such questions; allowed: #Intent, #*utterances* or #?question" },

        // Rasa
        { "r.yml", "nlu: [", "r.yml:2: the file is not YAML (*); allowed: *" },
        { "r.yml", "version: \"9.0\"\n", "r.yml:1, version: the version 9.0 is unknown; allowed: 3.x or older" },
        { "r.yml", "nlu: satu\n", "r.yml:1, nlu: 'nlu' is not a list; allowed: lines that begin with '-'" },
        { "r.yml", "nlu:\n- intent: a\n  examples: |\n    satu\nresponses:\n  utter_a:\n  - text: x\n", "r.yml:3, examples: the example 'satu' does not begin with '-'; allowed: lines that begin with '-'" },
        { "r.yml", "nlu:\n- intent: a\n  examples: |\n    - satu\nresponses:\n  utter_a: []\n", "r.yml:6, utter_a: the response has no text; allowed: a list of '- text: …'" },
        { "r.yml", "a: &x [1]\nb: *x\n", "r.yml:1: the file uses an anchor ('&'); allowed: plain YAML: texts, lists and maps" },
        { "r.yml", "a: " + new string('[', 40) + new string(']', 40) + "\n", "r.yml:1: the file is nested deeper than 12 levels; allowed: at most 12 levels" },
        { "r.yml", "nlu:\n- intent: a\n  examples: |\n    - satu\n", "r.yml: there are no articles; allowed: at least one question with an answer" },

        // Files of other kinds
        { "k.bin", "halo", "k.bin: the file's form is not known; allowed: *" },
        { "k.pdf", "%PDF-1.7", "k.pdf: the file is a PDF document; allowed: *" },
        { "k.xlsx", "Question\tAnswer", "k.xlsx: the file is not what its name says (.xlsx); allowed: a whole .xlsx file" },
        { "k.zip", "PK\u0003\u0004 broken", "k.zip: the archive cannot be unpacked; allowed: a whole, unencrypted ZIP file" },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_damaged_text_is_refused_with_its_place(string name, string content, string message) => Refused(Archives.File(name, content), message);

    public static TheoryData<string, string> Sheets => new()
    {
        { "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c></row><row r=\"2\"><c r=\"A2\" t=\"str\"><f>HYPERLINK(\"x\")</f><v>q</v></c></row>", "k.xlsx:2, Data!A: the cell has a formula; allowed: the text itself" },
        { "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>9</v></c></row>", "k.xlsx:1, Data!A: the cell's text is missing from the workbook; allowed: a workbook as spreadsheet programs save it" },
        { "<row r=\"1\"><c r=\"AB1\" t=\"e\"><v>#REF!</v></c></row>", "k.xlsx:1, Data!AB: the cell shows the error '#REF!'; allowed: text" },
        { "<row r=\"1\"><c r=\"ZZZ1\" t=\"str\"><v>x</v></c></row>", "k.xlsx: row 1 of the sheet 'Data' has more than 200 columns; allowed: a workbook as spreadsheet programs save it" },
        { "<row r=\"1\"><c", "k.xlsx: a part of the workbook is not XML; allowed: a workbook as spreadsheet programs save it" },
        { "", "k.xlsx: the workbook is empty; allowed: a sheet with a header and at least one row" },
    };

    [Theory]
    [MemberData(nameof(Sheets))]
    public void A_damaged_workbook_is_refused_with_its_cell(string sheetData, string message) => Refused(new("k.xlsx", Archives.Workbook(sheetData)), message);

    [Fact]
    public void A_workbook_with_entities_is_refused_before_they_are_expanded() => Refused(
        new("k.xlsx", Archives.Workbook("", "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\"><!ENTITY c SYSTEM \"file:///etc/passwd\">]>")),
        "k.xlsx: the workbook declares a document type; allowed: a workbook as spreadsheet programs save it");

    [Fact]
    public void A_workbook_without_its_sheet_is_refused() => Refused(
        new("k.xlsx", Archives.Workbook("", target: "worksheets/none.xml")),
        "k.xlsx: the workbook lacks its part 'xl/worksheets/none.xml'; allowed: a workbook as spreadsheet programs save it");

    [Theory]
    [InlineData("../QnAs.tsv")]
    [InlineData("/etc/QnAs.tsv")]
    [InlineData("a/../../QnAs.tsv")]
    [InlineData("C:\\QnAs.tsv")]
    [InlineData("..\\QnAs.tsv")]
    public void A_name_that_leads_out_of_the_archive_is_refused(string name) => Refused(
        new("k.zip", Archives.Zip((name, Head + "q\ta\tE\t\t[]\tFalse\t[]\t1\n"))),
        $"k.zip, {name}: the name leads out of the archive; allowed: relative names without '..', '\\' and ':'");

    [Fact]
    public void A_doubled_name_in_an_archive_is_refused() => Refused(
        new("k.zip", Archives.Zip(("QnAs.tsv", Head), ("QnAs.tsv", Head))), "k.zip, QnAs.tsv: the name stands twice; allowed: each name once");

    [Fact]
    public void An_archive_that_grows_a_thousandfold_is_refused_before_it_is_unpacked() => Refused(
        new("k.zip", Archives.Zip(("QnAs.tsv", new string('a', 20 * 1024 * 1024)))), "k.zip, QnAs.tsv: the entry grows *-fold when unpacked; allowed: at most 100-fold");

    [Fact]
    public void An_archive_in_an_archive_is_not_opened() => Refused(
        new("k.zip", Archives.Zip(("inner.zip", "PK\u0003\u0004"))), "k.zip: there are no files that can be imported; allowed: *");

    [Fact]
    public void Files_of_several_kinds_are_not_guessed_at() => Refused(
        new("k.zip", Archives.Zip(("a.tsv", Head), ("b.qna", Pair))), "k.zip: there are files of several kinds: Tsv, Qna; allowed: one kind, or --format NAME");

    [Fact]
    public void A_Word_document_is_refused() => Refused(new("k.docx", Archives.Zip(("word/document.xml", "<x/>"))), "k.docx: the file is a text document or presentation; allowed: *");

    [Fact]
    public void UTF_16_is_refused() => Refused(new("k.tsv", new byte[] { 0xFF, 0xFE, 0x41, 0x00 }), "k.tsv: the file is in UTF-16; allowed: text in UTF-8");

    [Fact]
    public void What_is_not_UTF_8_is_refused() => Refused(new("k.tsv", new byte[] { 0x41, 0xC3, 0x28 }), "k.tsv: the file is not UTF-8; allowed: text in UTF-8");

    /// <summary>Cut anywhere, or with any byte changed, a file is refused or read; it never ends in another exception.</summary>
    [Theory]
    [MemberData(nameof(ExportImportTests.Formats), MemberType = typeof(ExportImportTests))]
    public void A_file_damaged_anywhere_never_breaks_the_reader(KnowledgeFormat format)
    {
        var sample = KnowledgeFolder.Read(Path.Combine(AppContext.BaseDirectory, "Sample")).Articles;
        var whole = KnowledgeExport.Write([.. sample.Take(3).Select(article => article with { FollowUps = [] })], format).Files[0];
        var random = new Random(3);
        for (var round = 0; round < 150; round++)
        {
            var bytes = whole.Content.ToArray();
            for (var n = random.Next(1, 4); n > 0; n--)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            var read = KnowledgeImport.Read([new(whole.Name, bytes.AsMemory(0, random.Next(3) == 0 ? random.Next(bytes.Length) : bytes.Length))], new(format));

            Assert.True(read.HasErrors == (read.Articles.Count == 0), $"round {round}");
        }
    }

    /// <param name="message">With * for any text.</param>
    private static void Refused(KnowledgeFile file, string message)
    {
        var read = KnowledgeImport.Read([file], new(Language: null));

        if (!read.Faults.Any(fault => fault.Severity == Severity.Error && System.IO.Enumeration.FileSystemName.MatchesSimpleExpression(Escaped(message), fault.ToString(), ignoreCase: false)))
        {
            Assert.Equal(message, string.Join('\n', read.Faults));
        }

        Assert.True(read.HasErrors);
        Assert.Empty(read.Articles);
        Assert.Empty(read.Synonyms);
    }

    /// <summary>Of what the pattern knows only * is meant.</summary>
    private static string Escaped(string message) => message.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("?", "\\?", StringComparison.Ordinal);
}
