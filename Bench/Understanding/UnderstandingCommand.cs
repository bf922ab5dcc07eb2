using System.CommandLine;

namespace CareBot.Bench.Understanding;

/// <summary><c>understanding</c>.</summary>
internal static class UnderstandingCommand
{
    public static Command Create()
    {
        var command = new Command("understanding", "Time of the whole reading of one message: 20, 200 and 4,000 characters");
        command.SetAction(_ => UnderstandingRun.Run());
        return command;
    }
}
