using System.CommandLine;

namespace CareBot.Bench.Engines;

/// <summary><c>engines</c>.</summary>
internal static class EnginesCommand
{
    public static Command Create()
    {
        var data = new Option<DirectoryInfo>("--data") { Description = "Folder with the sets (*.kb.tsv, *.cases.tsv)", Required = true };
        var only = new Option<string[]>("--only") { Description = "Names of the runs to make, or their beginnings; all when absent", AllowMultipleArgumentsPerToken = true };
        var script = new Option<FileInfo>("--script") { Description = "The engines of npm; 'npm ci' beside it first", DefaultValueFactory = _ => new FileInfo("Bench/Engines/node/engine.mjs") };
        var limit = new Option<int>("--limit") { Description = "Seconds for one engine on one set", DefaultValueFactory = _ => 240 };
        var engines = new Command("engines", "Our engine, nlp.js and MiniSearch on the same rows: first article right, build time, query times") { data, only, script, limit };
        engines.SetAction((parsed, cancellation) => EnginesRun.RunAsync(
            parsed.GetValue(data)!.FullName, parsed.GetValue(script)!.FullName, parsed.GetValue(only) ?? [], TimeSpan.FromSeconds(parsed.GetValue(limit)), Console.Out, cancellation));
        return engines;
    }
}
