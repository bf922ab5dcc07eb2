using CareBot.Bench.Fault;
using CareBot.Bench.Throughput;

/// <summary>
/// Runs inside the bot's process before its own code, because a run names this program in <c>DOTNET_STARTUP_HOOKS</c>: so SQLite can be made to fail and memory be
/// counted there without a line for it in the bot.
/// </summary>
#pragma warning disable CA1050, MA0047 // .NET looks for a class of this name outside all namespaces.
internal static class StartupHook
#pragma warning restore CA1050, MA0047
{
    public static void Initialize()
    {
        if (Environment.GetEnvironmentVariable(SqliteFaults.Variable) is { Length: > 0 } file)
        {
            SqliteFaults.Follow(file);
        }

        if (Environment.GetEnvironmentVariable(MemoryProbe.Variable) is { Length: > 0 } folder)
        {
            MemoryProbe.Follow(folder);
        }
    }
}
