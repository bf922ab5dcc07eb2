using System.CommandLine;

namespace CareBot.Bench.Understanding;

/// <summary><c>entities</c>.</summary>
internal static class EntitiesCommand
{
    public static Command Create()
    {
        var command = new Command("entities", "Time of reading the entities and the private pieces of one message");
        command.SetAction(_ => EntitiesRun.Run());
        return command;
    }
}
