using System.CommandLine;

namespace CareBot.Bench.Live;

/// <summary><c>desk</c>.</summary>
internal static class DeskCommand
{
    public static Command Create()
    {
        var agents = new Option<int>("--agents") { Description = "Agents connected", DefaultValueFactory = _ => 50 };
        var deskRate = new Option<int>("--rate") { Description = "Customers' messages a second", DefaultValueFactory = _ => 50 };
        var seconds = new Option<int>("--seconds") { Description = "Length of each run", DefaultValueFactory = _ => 60 };
        var postgres = new Option<string?>("--postgres") { Description = "Connection string; without it the embedded SQLite is measured" };
        var command = new Command("desk", "From a customer's message accepted to every connected agent being told, and to the page having fetched it")
        {
            deskRate, seconds, agents, postgres,
        };
        command.SetAction((parsed, cancellation) => DeskRun.RunAsync(
            parsed.GetValue(agents), parsed.GetValue(deskRate), parsed.GetValue(seconds), parsed.GetValue(postgres), cancellation));
        return command;
    }
}
