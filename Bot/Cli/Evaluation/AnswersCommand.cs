using System.CommandLine;
using CareBot.Knowledge.Evaluation;

namespace CareBot.Bot.Cli.Evaluation;

internal static class AnswersCommand
{
    public static Command Create()
    {
        var knowledge = new Option<string>("--kb") { Required = true, Description = "TSV with article, question and optionally answer, language; or a folder of Markdown articles" };
        var cases = new Option<string>("--cases") { Required = true, Description = "TSV with question, expected (an article; empty for none of them)" };
        var json = new Option<bool>("--json") { Description = "One JSON object instead of lines" };
        var shots = new Option<int?>("--shots") { Description = "Only so many questions an article, drawn with the seed (1 or more)" };
        var seed = new Option<int>("--seed") { Description = "What the draws start from", DefaultValueFactory = _ => 1 };
        var noise = new Option<double>("--noise") { Description = "Share of the cases' words that are misspelt, 0 to 1" };
        shots.Validators.Add(result => Refuse(result.GetValueOrDefault<int?>() < 1, result, "--shots must be 1 or more."));
        noise.Validators.Add(result => Refuse(result.GetValueOrDefault<double>() is not (>= 0 and <= 1), result, "--noise must lie between 0 and 1."));
        var command = new Command("answers", "Ask a knowledge base every case and print how often it was right") { knowledge, cases, json, shots, seed, noise };
        command.SetAction((parsed, _) => CommandLine.RefuseCleanlyAsync(() =>
        {
            var options = new AnswersOptions(
                EvaluationCommand.Existing(parsed.GetRequiredValue(knowledge)),
                EvaluationCommand.Existing(parsed.GetRequiredValue(cases)),
                parsed.GetValue(json),
                parsed.GetValue(shots),
                parsed.GetValue(seed),
                parsed.GetValue(noise));
            AnswersEvaluation.Run(options, Console.Out);
            return Task.CompletedTask;
        }));
        return command;
    }

    private static void Refuse(bool wrong, System.CommandLine.Parsing.OptionResult result, string message)
    {
        if (wrong)
        {
            result.AddError(message);
        }
    }
}
