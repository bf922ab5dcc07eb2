using System.CommandLine;

namespace CareBot.Bench.Matching;

/// <summary><c>scale</c>.</summary>
internal static class ScaleCommand
{
    public static Command Create()
    {
        var articleCount = new Option<int>("--articles") { Description = "Articles of the made-up knowledge base", DefaultValueFactory = _ => 1000 };
        var exampleCount = new Option<int>("--examples") { Description = "Examples an article", DefaultValueFactory = _ => 10 };
        var queryCount = new Option<int>("--queries") { Description = "Questions to ask", DefaultValueFactory = _ => 2000 };
        var command = new Command("scale", "A made-up knowledge base of any size: build time, memory, query times, and the first article beside plain BM25") { articleCount, exampleCount, queryCount };
        command.SetAction(parsed => ScaleRun.Run(parsed.GetValue(articleCount), parsed.GetValue(exampleCount), parsed.GetValue(queryCount), Console.Out));
        return command;
    }
}
