using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using CareBot.Knowledge;
using CareBot.Knowledge.Export;
using CareBot.Knowledge.Import;
using CareBot.Knowledge.Import.Qna;

namespace CareBot.Tests.Knowledge.Import;

/// <summary>Microsoft's own files convert as Microsoft's own tool converted them.</summary>
public sealed class GivenConversionTests : IDisposable
{
    private static readonly string[] Fixtures = ["qnamaker", "test", "fixtures"];
    private readonly string _folder = Directory.CreateTempSubdirectory("given").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Prompts_and_ids_of_a_multi_turn_file()
    {
        var document = Markup(At("testcases", "multiturn.qna"));
        QnaLinks.Resolve(document, new());
        QnaLinks.Number(document);
        var expected = Json(At("verified", "multiturn.qna.json"));
        QnaLinks.Resolve(expected, new());

        Assert.Equal(expected.Pairs.Select(Whole), document.Pairs.Select(Whole));
    }

    [Fact]
    public void Multi_turn_JSON_becomes_the_same_markup()
    {
        var document = Json(At("verified", "multiturn.qna.json"));
        QnaLinks.Resolve(document, new());

        Assert.Equal(Lines(File.ReadAllText(At("verified", "multiturn.json.qna"))), Lines(QnaMarkupWriter.Write(document)));
    }

    [Theory]
    [InlineData("all-qna.json", "allGenQnA.lu")]
    public void JSON_becomes_the_same_markup(string json, string markup) =>
        Assert.Equal(Lines(File.ReadAllText(At("verified", markup))), Lines(QnaMarkupWriter.Write(Json(At("verified", json)))));

    [Fact]
    public void Sorted_JSON_becomes_the_same_markup()
    {
        var document = Json(At("testcases", "all_qna.json"));
        document.Pairs.ForEach(pair => pair.Questions.Sort(StringComparer.InvariantCultureIgnoreCase));
        var sorted = document.Pairs.OrderBy(pair => pair.Questions[0], StringComparer.InvariantCultureIgnoreCase).ToArray();
        document.Pairs.Clear();
        document.Pairs.AddRange(sorted);

        Assert.Equal(Lines(File.ReadAllText(At("verified", "qna_sorted.lu"))), Lines(QnaMarkupWriter.Write(document)));
    }

    [Fact]
    public void Alterations_become_the_same_list()
    {
        var expected = JsonNode.Parse(File.ReadAllText(At("verified", "alterations_qna4.json")))!["wordAlterations"]!.AsArray()
            .Select(group => string.Join(", ", group!["alterations"]!.AsArray().Select(word => (string)word!)));

        Assert.Equal(expected, Markup(At("examples", "qna-alterations.lu")).Synonyms.Select(group => string.Join(", ", group)));
    }

    [Fact]
    public void Sorted_alterations_become_the_same_markup()
    {
        var document = Json(At("testcases", "qna-alterations_Alterations.json"));
        var sorted = document.Synonyms.Select(group => (IReadOnlyList<string>)[.. group.OrderBy(word => word, StringComparer.InvariantCulture)])
            .OrderBy(group => group[0], StringComparer.InvariantCultureIgnoreCase).ToArray();
        document.Synonyms.Clear();
        document.Synonyms.AddRange(sorted);

        Assert.Equal(Words(File.ReadAllText(At("verified", "qna_a_sorted.lu"))), Words(QnaMarkupWriter.Write(document)));
    }

    [Fact]
    public void A_file_with_intents_gives_its_pairs_and_addresses()
    {
        File.Copy(At("qna.lu"), Path.Combine(_folder, "qna.lu"));
        File.WriteAllText(Path.Combine(_folder, "none.lu"), "");
        var (document, expected) = (Markup(Path.Combine(_folder, "qna.lu")), Json(At("verified", "12qna.json")));

        Assert.Equal(expected.Pairs.Select(Whole), document.Pairs.Select(Whole));
        Assert.Equal(expected.Urls, document.Urls);
    }

    /// <summary>The expected file holds one pair more, of an intent file that was not kept with it.</summary>
    [Fact]
    public void A_folder_is_collated()
    {
        var expected = Json(At("verified", "collate-qna.json"));
        var document = new QnaDocument();
        var faults = new FaultList();
        var files = FileSet.Load(At("testcases", "collate"), extension => extension == ".qna", faults);

        QnaMarkupFiles.Read(files, files.Files, document, faults);

        Assert.False(faults.HasErrors);
        Assert.Equal(
            expected.Pairs.Where(pair => pair.Questions[0] != "How can I change the default message from QnA Maker?").Select(Whole).Order(StringComparer.Ordinal),
            document.Pairs.Select(Whole).Order(StringComparer.Ordinal));
        Assert.Equal(expected.Urls, document.Urls);
        Assert.Equal(expected.Files, document.Files);
    }

    [Fact]
    public void A_reference_brings_an_intents_utterances()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "collate"));
        File.Copy(At("testcases", "qnaref.qna"), Path.Combine(_folder, "qnaref.qna"));
        File.Copy(At("testcases", "collate", "qna6.lu"), Path.Combine(_folder, "collate", "1.lu"));

        Assert.Equal(Json(At("verified", "qna5.json")).Pairs.Select(Whole), Markup(Path.Combine(_folder, "qnaref.qna")).Pairs.Select(Whole));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("fr")]
    public void Translations_have_the_same_pairs_in_both_forms(string language) =>
        Assert.Equal(
            Json(At("translation", language, "qna.json")).Pairs.Select(Whole),
            Markup(At("translation", language, "qna.lu")).Pairs.Select(Whole));

    [Theory]
    [InlineData("invalid-alterations.lu", "invalid-alterations.lu:2: the line 'bot framework' is not understood; allowed: a line that begins with '-'")]
    [InlineData("qna-filter-line-without-hyphen.lu", "qna-filter-line-without-hyphen.lu:6: the line 'ludown = awesome' is not understood; allowed: a line that begins with '-'")]
    [InlineData("qna-question-line-without-hyphen.lu", "qna-question-line-without-hyphen.lu:2: the line 'ludown cli' is not understood; allowed: a line that begins with '-'")]
    public void Files_that_are_wrong_on_purpose_are_refused(string name, string message) =>
        Assert.Contains(message, KnowledgeImport.Read(At("testcases", name)).Faults.Select(fault => fault.ToString()));

    [Theory]
    [InlineData(10, "qna-maker", "knowledge-bases", "SampleQnAs.tsv")]
    [InlineData(10, "qna-maker", "knowledge-bases", "SampleQnAs.xlsx")]
    [InlineData(10, "qna-maker", "knowledge-bases", "SampleKBReplica.zip")]
    [InlineData(10, "qna-maker", "knowledge-bases", "SampleKBReplicaWithTsvs.zip")]
    [InlineData(10, "qna-maker", "knowledge-bases", "SampleV2KBReplica.zip")]
    [InlineData(10, "qna-maker", "knowledge-bases", "SampleV2KBReplicaWithTsvs.zip")]
    [InlineData(21, "qna-maker", "knowledge-bases", "SampleActiveLearning.tsv")]
    [InlineData(5, "qna-maker", "knowledge-bases", "basic-kb.tsv")]
    [InlineData(20, "qna-maker", "data-source-formats", "Multiturn-Surface-Pro.xlsx")]
    [InlineData(9, "qna-maker", "data-source-formats", "QnA Maker Sample FAQ.xlsx")]
    [InlineData(5, "qna-maker", "data-source-formats", "Structured-multi-turn-format.xlsx")]
    public void Exports_become_articles(int least, params string[] path)
    {
        var read = KnowledgeImport.Read(GivenFiles.At(path));

        Assert.Equal([], read.Faults.Where(fault => fault.Severity == Severity.Error).Select(fault => fault.ToString()));
        Assert.InRange(read.Articles.Count, least, 500);
        foreach (var format in Enum.GetValues<KnowledgeFormat>())
        {
            var losses = KnowledgeExport.Write(read.Articles, format).Losses;
            Assert.True(losses.Count == 0 || format is KnowledgeFormat.QnaTsv or KnowledgeFormat.QnaXlsx or KnowledgeFormat.QnaZip or KnowledgeFormat.Qna or KnowledgeFormat.Markdown, $"{format}: {string.Join('\n', losses)}");
        }
    }

    [Fact]
    public void Both_forms_of_an_export_give_the_same_articles() => Assert.Equal(
        KnowledgeImport.Read(GivenFiles.At("qna-maker", "knowledge-bases", "SampleQnAs.tsv")).Articles,
        KnowledgeImport.Read(GivenFiles.At("qna-maker", "knowledge-bases", "SampleQnAs.xlsx")).Articles);

    private static string At(params ReadOnlySpan<string> parts) => GivenFiles.At([.. Fixtures, .. parts]);

    private static QnaDocument Json(string path)
    {
        var (document, faults) = (new QnaDocument(), new FaultList());
        QnaJson.Read(new(Path.GetFileName(path), File.ReadAllBytes(path)), document, faults);
        Assert.Equal([], faults.Sorted().Select(fault => fault.ToString()));
        return document;
    }

    private static QnaDocument Markup(string path)
    {
        var (document, faults) = (new QnaDocument(), new FaultList());
        var files = FileSet.Load(path, _ => true, faults);
        QnaMarkupFiles.Read(files, files.Files, document, faults);
        Assert.Equal([], faults.Sorted().Where(fault => fault.Severity == Severity.Error).Select(fault => fault.ToString()));
        return document;
    }

    private static string Whole(QnaPair pair) => new StringBuilder()
        .AppendLine(CultureInfo.InvariantCulture, $"{pair.Id ?? 0} {pair.Source} {pair.IsContextOnly}")
        .AppendJoin('\n', pair.Questions).AppendLine()
        .AppendLine(pair.Answer.ReplaceLineEndings("\n").Trim())
        .AppendJoin('\n', pair.Metadata).AppendLine()
        .AppendJoin('\n', pair.Prompts.Select(prompt => $"{prompt.Text} {prompt.Order} {prompt.Target?.Id ?? prompt.QnaId}"))
        .ToString();

    private static string[] Lines(string text) => [.. text.ReplaceLineEndings("\n").Trim().Split('\n').Select(line => line.TrimEnd())];

    private static string[] Words(string text) => [.. Lines(text).Where(line => line.Length > 0).Order(StringComparer.Ordinal)];
}
