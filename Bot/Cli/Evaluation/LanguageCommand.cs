using System.CommandLine;
using CareBot.Dialogs.Understanding.Evaluation;

namespace CareBot.Bot.Cli.Evaluation;

internal static class LanguageCommand
{
    public static Command Create()
    {
        var cases = new Option<string>("--cases") { Required = true, Description = "TSV with text, label (id, ms, en or other)" };
        var json = new Option<bool>("--json") { Description = "One JSON object instead of lines" };
        var command = new Command("language", "Identify the language of every case and print how often it was right") { cases, json };
        command.SetAction((parsed, _) => CommandLine.RefuseCleanlyAsync(() =>
        {
            LanguageEvaluation.Run(EvaluationCommand.Existing(parsed.GetRequiredValue(cases)), parsed.GetValue(json), Console.Out);
            return Task.CompletedTask;
        }));
        return command;
    }
}
