using System.CommandLine;

namespace CareBot.Bench.Matching;

/// <summary><c>answers</c>.</summary>
internal static class AnswersCommand
{
    public static Command Create()
    {
        var data = new Option<DirectoryInfo>("--data") { Description = "Folder with the sets (*.kb.tsv, *.cases.tsv)", Required = true };
        var only = new Option<string[]>("--only") { Description = "Names of the runs to make, or their beginnings; all when absent", AllowMultipleArgumentsPerToken = true };
        var command = new Command("answers", "Every set of cases asked in one go, a line each: ranking, decisions, calibration, times") { data, only };
        command.SetAction(parsed => AnswersRun.Run(parsed.GetValue(data)!.FullName, parsed.GetValue(only) ?? [], Console.Out));
        return command;
    }
}
