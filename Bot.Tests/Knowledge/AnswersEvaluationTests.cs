using CareBot.Knowledge.Evaluation;

namespace CareBot.Tests.Knowledge;

public sealed class AnswersEvaluationTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("answers").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_figures_have_their_fixed_keys_and_count_every_case()
    {
        var kb = Write("kb.tsv", "article\tquestion\nongkir\tberapa ongkir\nongkir\tbiaya kirim\nlacak\tpaket saya di mana\nlacak\tcek resi\n");
        var cases = Write("cases.tsv", "question\texpected\nberapa ongkir\tongkir\ncek resi\tlacak\nresep rendang\t\n");
        var output = new StringWriter();

        AnswersEvaluation.Run(new(kb, cases, Json: true), output);

        var figures = System.Text.Json.JsonDocument.Parse(output.ToString()).RootElement;
        Assert.Equal(
            "cases in_scope out_of_scope top1 top3 mrr answered answered_right clarified clarified_right declined oos_declined mcc mcc_best auroc ece build_seconds p50_ms p99_ms peak_mb",
            string.Join(' ', figures.EnumerateObject().Select(figure => figure.Name)));
        Assert.Equal((3, 2, 1), (Number("cases"), Number("in_scope"), Number("out_of_scope")));
        Assert.Equal((1, 1, 1, 1), (Number("top1"), Number("top3"), Number("mrr"), Number("auroc")));
        Assert.Equal((2, 2, 0, 1, 1), (Number("answered"), Number("answered_right"), Number("clarified"), Number("declined"), Number("oos_declined")));
        Assert.Equal((1, 1), (Number("mcc"), Number("mcc_best")));

        double Number(string key) => figures.GetProperty(key).GetDouble();
    }

    [Theory]
    [InlineData("article\tword\na\tb\n", ":1: the column 'question' is missing; allowed: a header with article, question")]
    [InlineData("article\tquestion\na\tb\tc\n", ":2: the row has 3 cells; allowed: 2, as the header")]
    public void A_table_that_is_none_is_refused_with_its_line(string text, string message)
    {
        var kb = Write("kb.tsv", text);

        Assert.Equal(kb + message, Assert.Throws<InvalidDataException>(() => TsvTable.Read(kb, "article", "question")).Message);
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}
