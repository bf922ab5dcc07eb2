using System.CommandLine;
using CareBot.Bench.Live;
using CareBot.Bench.Road;
using CareBot.Bench.Understanding;

var rate = new Option<int>("--rate") { Description = "Messages a second", DefaultValueFactory = _ => 200 };
var seconds = new Option<int>("--seconds") { Description = "Length of each run", DefaultValueFactory = _ => 60 };
var postgres = new Option<string?>("--postgres") { Description = "Connection string; without it the embedded SQLite is measured" };
var highest = new Option<bool>("--highest") { Description = "Search the highest rate that holds", DefaultValueFactory = _ => true };
var road = new Command("road", "The whole bot as a process: start, webhook to 200, accepted to reply sent, highest rate, memory")
{
    rate, seconds, postgres, highest,
};
road.SetAction((parsed, cancellation) => RoadRun.RunAsync(
    new RoadSettings(parsed.GetValue(rate), parsed.GetValue(seconds), parsed.GetValue(postgres), parsed.GetValue(highest)), cancellation));

var agents = new Option<int>("--agents") { Description = "Agents connected", DefaultValueFactory = _ => 50 };
var deskRate = new Option<int>("--rate") { Description = "Customers' messages a second", DefaultValueFactory = _ => 50 };
var desk = new Command("desk", "From a customer's message accepted to every connected agent being told, and to the page having fetched it")
{
    deskRate, seconds, agents, postgres,
};
desk.SetAction((parsed, cancellation) => DeskRun.RunAsync(
    parsed.GetValue(agents), parsed.GetValue(deskRate), parsed.GetValue(seconds), parsed.GetValue(postgres), cancellation));

var understanding = new Command("understanding", "Reading the entities and the private pieces of one message");
understanding.SetAction(_ => UnderstandingRun.Run());

return await new RootCommand("CareBot's benchmarks; run them with -c Release on an otherwise idle machine") { road, desk, understanding }.Parse(args).InvokeAsync();
