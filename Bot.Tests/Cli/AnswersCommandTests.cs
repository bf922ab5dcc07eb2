using System.Globalization;
using System.Text.Json;
using CareBot.Bot.Cli;

namespace CareBot.Tests.Cli;

public sealed class AnswersCommandTests : IDisposable
{
    private const string Articles = """
        article	question
        ongkir	berapa ongkir
        ongkir	ongkir ke bandung berapa
        ongkir	biaya ongkir
        ongkir	ongkir mahal
        lacak	cek resi
        lacak	resi saya mana
        lacak	lacak resi
        lacak	nomor resi
        satu	hanya ini saja
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("answers").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Folds_need_no_cases_and_ask_every_question_that_can_be_left_out()
    {
        var figures = JsonDocument.Parse(await OutputAsync("--folds", "4", "--json")).RootElement;

        Assert.Equal((8, 8, 0), (Number("cases"), Number("in_scope"), Number("out_of_scope")));
        Assert.InRange(Number("top1"), 0.9, 1);

        double Number(string key) => figures.GetProperty(key).GetDouble();
    }

    [Fact]
    public async Task The_same_seed_deals_the_same_folds() => Assert.Equal(
        await OutputAsync("--folds", "2", "--curve", "--seed", "5"), await OutputAsync("--folds", "2", "--curve", "--seed", "5"));

    [Fact]
    public async Task The_curve_goes_from_the_surest_answers_to_all()
    {
        var rows = (await OutputAsync("--cases", Write("cases.tsv", "question\texpected\nongkir berapa\tongkir\ncek resi\tlacak\nresep rendang\t\n"), "--curve"))
            .Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries).Select(row => row.Split('\t')).ToArray();

        Assert.Equal(["threshold", "coverage", "risk", "answered", "wrong", "oos_answered"], rows[0]);
        Assert.Equal(["1.0000", "0.3333", "3", "1", "1"], rows[^1][1..]);
        var values = rows[1..].Select(row => row.Select(cell => double.Parse(cell, CultureInfo.InvariantCulture)).ToArray()).ToArray();
        Assert.Equal(values.OrderByDescending(row => row[0]).ThenBy(row => row[1]), values);
        Assert.Equal((0.0, 0.0), (values[0][2], values[0][4]));
    }

    [Fact]
    public async Task An_explanation_names_the_decision_and_the_example_that_spoke()
    {
        var text = await OutputAsync("--explain", "ongkir ke bandung berapa ya");
        var json = JsonDocument.Parse(await OutputAsync("--explain", "ongkir ke bandung berapa ya", "--json")).RootElement;

        Assert.StartsWith("decision    answer", text, StringComparison.Ordinal);
        Assert.Contains("ongkir  \"ongkir ke bandung berapa\"", text, StringComparison.Ordinal);
        Assert.Equal(("answer", "ongkir"), (json.GetProperty("decision").GetString(), json.GetProperty("ranked")[0].GetProperty("article").GetString()));
    }

    [Theory]
    [InlineData("Exactly one of --cases, --folds and --explain must be given.")]
    [InlineData("Exactly one of --cases, --folds and --explain must be given.", "--folds", "3", "--explain", "x")]
    [InlineData("--folds must lie between 2 and 50.", "--folds", "1")]
    [InlineData("--curve is a table of its own; leave --json and --explain away.", "--folds", "3", "--curve", "--json")]
    public async Task What_cannot_be_meant_is_refused(string message, params string[] arguments)
    {
        var (code, output, error) = await RunAsync(arguments);

        Assert.Equal(1, code);
        Assert.Contains(message, output + error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Folds_of_single_questions_are_refused()
    {
        Write("kb.tsv", "article\tquestion\na\tsatu\nb\tdua\n");

        var (code, _, error) = await RunAsync("--folds", "2");

        Assert.Equal(1, code);
        Assert.Contains("No article has two questions", error, StringComparison.Ordinal);
    }

    private async Task<string> OutputAsync(params string[] arguments)
    {
        var (code, output, error) = await RunAsync(arguments);
        Assert.Equal((0, ""), (code, error));
        return output;
    }

    private async Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments)
    {
        var kb = Path.Combine(_folder, "kb.tsv");
        if (!File.Exists(kb))
        {
            Write("kb.tsv", Articles);
        }

        using StringWriter output = new(), error = new();
        var code = await CommandLine.RunAsync(["eval", "answers", "--kb", kb, .. arguments], output, error);
        return (code, output.ToString(), error.ToString());
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, text.ReplaceLineEndings("\n") + "\n");
        return path;
    }
}
