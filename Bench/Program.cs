using System.CommandLine;
using CareBot.Bench.Fuzz;
using CareBot.Bench.Live;
using CareBot.Bench.Road;

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

var calls = new Option<int>("--calls") { Description = "Mutated calls of each webhook", DefaultValueFactory = _ => 100_000 };
var seed = new Option<int>("--seed") { Description = "Of the mutations", DefaultValueFactory = _ => 1 };
var fuzz = new Command("fuzz", "Mutated calls of every webhook, unsigned and signed: no 5xx, no fault in the log, nothing stored of unsigned ones") { calls, seed };
fuzz.SetAction((parsed, cancellation) => FuzzRun.RunAsync(parsed.GetValue(calls), parsed.GetValue(seed), cancellation));

return await new RootCommand("CareBot's benchmarks; run them with -c Release on an otherwise idle machine") { road, desk, fuzz }.Parse(args).InvokeAsync();
