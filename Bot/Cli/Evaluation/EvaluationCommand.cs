using System.CommandLine;

namespace CareBot.Bot.Cli.Evaluation;

/// <summary><c>eval …</c>: what the matcher and the reading of messages reach on files of one's own.</summary>
internal static class EvaluationCommand
{
    public static Command Create() => new("eval", "Measure matching and understanding on files of cases")
    {
        AnswersCommand.Create(),
        EntitiesCommand.Create(),
        MoodCommand.Create(),
        LanguageCommand.Create(),
        NormaliseCommand.Create(),
    };

    /// <summary>A path as the caller meant it: relative to where they stand.</summary>
    /// <exception cref="InvalidDataException">There is neither a file nor a folder of that name.</exception>
    public static string Existing(string path) => File.Exists(path) || Directory.Exists(path)
        ? Path.GetFullPath(path)
        : throw new InvalidDataException($"There is no file or folder {Path.GetFullPath(path)}.");
}
