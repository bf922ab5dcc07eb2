using System.CommandLine;

namespace CareBot.Bench.Training;

/// <summary><c>train-dictionary</c>.</summary>
internal static class DictionaryCommand
{
    public static Command Create()
    {
        var data = new Option<DirectoryInfo>("--data") { Description = "Folder with the sets (*.kb.tsv, *.cases.tsv)", Required = true };
        var half = new Option<bool>("--half") { Description = "Leave every second intent out of the training, to measure on those" };
        var words = new Option<FileInfo>("--out") { Description = "File to write", DefaultValueFactory = _ => new FileInfo("Language/Words/translations.txt") };
        var command = new Command("train-dictionary", "Estimates the translations of words that the bot ships with") { data, half, words };
        command.SetAction(parsed => DictionaryTraining.Run(parsed.GetValue(data)!.FullName, parsed.GetValue(words)!.FullName, parsed.GetValue(half), Console.Out));
        return command;
    }
}
