using System.CommandLine;
using CareBot.Language.Recognizers.Specs;

namespace CareBot.Bot.Cli.Evaluation;

internal static class EntitiesCommand
{
    public static Command Create()
    {
        var specs = new Option<string>("--specs") { Required = true, Description = "Folder with specification files in the form of Recognizers-Text (or one such file)" };
        var json = new Option<bool>("--json") { Description = "One JSON object instead of lines" };
        var command = new Command("entities", "Read every case of specification files and print how many are read as they say") { specs, json };
        command.SetAction((parsed, _) => CommandLine.RefuseCleanlyAsync(() =>
        {
            EntitiesEvaluation.Run(EvaluationCommand.Existing(parsed.GetRequiredValue(specs)), parsed.GetValue(json), Console.Out);
            return Task.CompletedTask;
        }));
        return command;
    }
}
