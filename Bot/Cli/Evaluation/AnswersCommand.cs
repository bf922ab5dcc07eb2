using System.CommandLine;
using CareBot.Knowledge.Evaluation;

namespace CareBot.Bot.Cli.Evaluation;

internal static class AnswersCommand
{
    public static Command Create()
    {
        var knowledge = new Option<string>("--kb") { Required = true, Description = "TSV with article, question and optionally answer, language; or a folder of Markdown articles" };
        var cases = new Option<string?>("--cases") { Description = "TSV with question, expected (an article; empty for none of them)" };
        var json = new Option<bool>("--json") { Description = "One JSON object instead of lines" };
        var shots = new Option<int?>("--shots") { Description = "Only so many questions an article, drawn with the seed (1 or more)" };
        var seed = new Option<int>("--seed") { Description = "What the draws start from", DefaultValueFactory = _ => 1 };
        var noise = new Option<double>("--noise") { Description = "Share of the cases' words that are misspelt, 0 to 1" };
        var folds = new Option<int?>("--folds") { Description = "In place of --cases: leave out each of so many parts of the kb's own questions in turn and ask it (2 to 50)" };
        var curve = new Option<bool>("--curve") { Description = "Print, as TSV, how many answers are wrong when only the surest are given" };
        var explain = new Option<string?>("--explain") { Description = "In place of --cases: ask this text and print what speaks for each article" };
        shots.Validators.Add(result => Refuse(result.GetValueOrDefault<int?>() < 1, result, "--shots must be 1 or more."));
        noise.Validators.Add(result => Refuse(result.GetValueOrDefault<double>() is not (>= 0 and <= 1), result, "--noise must lie between 0 and 1."));
        folds.Validators.Add(result => Refuse(result.GetValueOrDefault<int?>() is < 2 or > 50, result, "--folds must lie between 2 and 50."));
        var command = new Command("answers", "Ask a knowledge base every case and print how often it was right") 
        {
            knowledge, cases, json, shots, seed, noise, folds, curve, explain,
        };
        command.Validators.Add(result => RefuseUnclear(
            result, [result.GetResult(cases) is not null, result.GetResult(folds) is not null, result.GetResult(explain) is not null], result.GetValue(curve) && (result.GetValue(json) || result.GetResult(explain) is not null)));
        command.SetAction((parsed, _) => CommandLine.RefuseCleanlyAsync(() =>
        {
            var options = new AnswersOptions(
                EvaluationCommand.Existing(parsed.GetRequiredValue(knowledge)),
                parsed.GetValue(cases) is { } file ? EvaluationCommand.Existing(file) : null,
                parsed.GetValue(json),
                parsed.GetValue(shots),
                parsed.GetValue(seed),
                parsed.GetValue(noise))
            {
                Folds = parsed.GetValue(folds),
                Curve = parsed.GetValue(curve),
                Explain = parsed.GetValue(explain),
            };
            AnswersEvaluation.Run(options, parsed.InvocationConfiguration.Output);
            return Task.CompletedTask;
        }, parsed.InvocationConfiguration.Error));
        return command;
    }

    private static void Refuse(bool wrong, System.CommandLine.Parsing.OptionResult result, string message)
    {
        if (wrong)
        {
            result.AddError(message);
        }
    }

    private static void RefuseUnclear(System.CommandLine.Parsing.CommandResult result, bool[] asked, bool twoForms)
    {
        if (asked.Count(given => given) != 1)
        {
            result.AddError("Exactly one of --cases, --folds and --explain must be given.");
        }

        if (twoForms)
        {
            result.AddError("--curve is a table of its own; leave --json and --explain away.");
        }
    }
}
