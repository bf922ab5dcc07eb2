using System.CommandLine;

namespace CareBot.Bench.Question;

/// <summary><c>question</c>.</summary>
internal static class QuestionCommand
{
    public static Command Create()
    {
        var rounds = new Option<int>("--rounds") { Description = "How often every question of the sample shop is asked, after half as many to warm up", DefaultValueFactory = _ => 16 };
        var whole = new Option<bool>("--whole") { Description = "Only the whole turn, as a profiler wants it" };
        var command = new Command("question", "Processor time and allocation of one answered question between loaded turn and commit, and of its parts") { rounds, whole };
        command.SetAction((parsed, _) => QuestionRun.RunAsync(parsed.GetValue(rounds), !parsed.GetValue(whole)));
        return command;
    }
}
