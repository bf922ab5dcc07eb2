using System.CommandLine;
using CareBot.Dialogs.Understanding.Evaluation;

namespace CareBot.Bot.Cli.Evaluation;

internal static class NormaliseCommand
{
    public static Command Create()
    {
        var cases = new Option<string>("--cases") { Required = true, Description = "TSV with informal, formal" };
        var json = new Option<bool>("--json") { Description = "One JSON object instead of lines" };
        var command = new Command("normalise", "Bring every informal text to plain words and print how many became the formal ones") { cases, json };
        command.SetAction((parsed, _) => CommandLine.RefuseCleanlyAsync(() =>
        {
            NormaliseEvaluation.Run(EvaluationCommand.Existing(parsed.GetRequiredValue(cases)), parsed.GetValue(json), Console.Out);
            return Task.CompletedTask;
        }));
        return command;
    }
}
