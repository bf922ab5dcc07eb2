using System.CommandLine;

namespace CareBot.Bench.Training;

/// <summary><c>train-mood</c>.</summary>
internal static class MoodCommand
{
    public static Command Create()
    {
        var collections = new Option<string>("--data") { Required = true, Description = "Folder of the collections: answers/, mood/, normalise/" };
        var moodFile = new Option<string>("--out") { DefaultValueFactory = _ => "Dialogs/Understanding/Mood/mood.bin", Description = "The parameter file" };
        var command = new Command("train-mood", "Train the mood model and write its parameter file") { collections, moodFile };
        command.SetAction(parsed => MoodTraining.Run(parsed.GetRequiredValue(collections), parsed.GetRequiredValue(moodFile)));
        return command;
    }
}
