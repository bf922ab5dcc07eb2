using System.CommandLine;

namespace CareBot.Bench.Training;

/// <summary><c>train-language</c>.</summary>
internal static class LanguageCommand
{
    public static Command Create()
    {
        var collections = new Option<string>("--data") { Required = true, Description = "Folder of the collections: answers/, mood/, normalise/" };
        var languageFile = new Option<string>("--out") { DefaultValueFactory = _ => "Language/Words/identification.txt", Description = "The file of weights" };
        var command = new Command("train-language", "Train the language identifier and write its weights") { collections, languageFile };
        command.SetAction(parsed => LanguageTraining.Run(parsed.GetRequiredValue(collections), parsed.GetRequiredValue(languageFile)));
        return command;
    }
}
