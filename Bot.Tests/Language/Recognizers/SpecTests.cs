using CareBot.Language.Recognizers.Specs;
using CareBot.Tests.Dialogs;

namespace CareBot.Tests.Language.Recognizers;

/// <summary>Our own Indonesian and Malay cases, in the form of Recognizers-Text's specification files; every one must be read as it says.</summary>
public sealed class SpecTests
{
    private static readonly string Folder = RepositoryFiles.Path("Bot.Tests/Language/Recognizers/Specs");

    public static TheoryData<string> Files => [.. Directory.GetFiles(Folder, "*.json", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(Folder, file).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_case_is_read_as_it_says(string file)
    {
        var path = Path.Combine(Folder, file);
        Assert.Equal([], SpecFile.Read(path).Select(spec => (spec.Input, Wrong: EntitiesEvaluation.Check(path, spec))).Where(r => r.Wrong is not null).Select(r => $"{r.Input}: {r.Wrong}"));
    }

    [Theory]
    [InlineData("Indonesian", 400)]
    [InlineData("Malay", 150)]
    public void There_are_enough_of_them(string language, int fewest) =>
        Assert.True(EntitiesEvaluation.Measure(Path.Combine(Folder, language)).Sum(f => f.Cases) >= fewest);

    [Fact]
    public void A_case_that_names_dotnet_does_not_count()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("carebot").FullName, "NumberModel.json");
        File.WriteAllText(file, """[{"Input":"seven","NotSupported":"python, dotnet","Results":[]},{"Input":"eight","Results":[]}]""");
        Assert.Equal([("NumberModel.json", 1, 0)], EntitiesEvaluation.Measure(file));
    }

    [Fact]
    public void A_file_that_is_no_specification_is_refused_by_name()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("carebot").FullName, "NumberModel.json");
        File.WriteAllText(file, "{");
        Assert.Contains(file, Assert.Throws<InvalidDataException>(() => SpecFile.Read(file)).Message, StringComparison.Ordinal);
    }
}
