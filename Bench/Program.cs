using System.CommandLine;
using CareBot.Bench.Fault;
using CareBot.Bench.Engines;
using CareBot.Bench.Fuzz;
using CareBot.Bench.Live;
using CareBot.Bench.Matching;
using CareBot.Bench.Road;
using CareBot.Bench.Throughput;
using CareBot.Bench.Training;
using CareBot.Bench.Turn;
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

var turns = new Option<int>("--turns") { Description = "Turns measured, after a tenth as many to warm up", DefaultValueFactory = _ => 200_000 };
var turn = new Command("turn", "One turn without network: an activity read from JSON, the middleware, a dialog of one step, its state") { turns };
turn.SetAction((parsed, cancellation) => TurnRun.RunAsync(parsed.GetValue(turns), cancellation));

var data = new Option<DirectoryInfo>("--data") { Description = "Folder with the sets (*.kb.tsv, *.cases.tsv)", Required = true };
var only = new Option<string[]>("--only") { Description = "Names of the runs to make, or their beginnings; all when absent", AllowMultipleArgumentsPerToken = true };
var answers = new Command("answers", "Every set of cases asked in one go, a line each: ranking, decisions, calibration, times") { data, only };
answers.SetAction(parsed => AnswersRun.Run(parsed.GetValue(data)!.FullName, parsed.GetValue(only) ?? [], Console.Out));

var script = new Option<FileInfo>("--script") { Description = "The engines of npm; 'npm ci' beside it first", DefaultValueFactory = _ => new FileInfo("Bench/Engines/node/engine.mjs") };
var limit = new Option<int>("--limit") { Description = "Seconds for one engine on one set", DefaultValueFactory = _ => 240 };
var engines = new Command("engines", "Our engine, nlp.js and MiniSearch on the same rows: first article right, build time, query times") { data, only, script, limit };
engines.SetAction((parsed, cancellation) => EnginesRun.RunAsync(
    parsed.GetValue(data)!.FullName, parsed.GetValue(script)!.FullName, parsed.GetValue(only) ?? [], TimeSpan.FromSeconds(parsed.GetValue(limit)), Console.Out, cancellation));

var half = new Option<bool>("--half") { Description = "Leave every second intent out of the training, to measure on those" };
var words = new Option<FileInfo>("--out") { Description = "File to write", DefaultValueFactory = _ => new FileInfo("Language/Words/translations.txt") };
var dictionary = new Command("train-dictionary", "Estimates the translations of words that the bot ships with") { data, half, words };
dictionary.SetAction(parsed => DictionaryTraining.Run(parsed.GetValue(data)!.FullName, parsed.GetValue(words)!.FullName, parsed.GetValue(half), Console.Out));

var calls = new Option<int>("--calls") { Description = "Mutated calls of each webhook", DefaultValueFactory = _ => 100_000 };
var seed = new Option<int>("--seed") { Description = "Of the mutations", DefaultValueFactory = _ => 1 };
var fuzz = new Command("fuzz", "Mutated calls of every webhook, unsigned and signed: no 5xx, no fault in the log, nothing stored of unsigned ones") { calls, seed };
fuzz.SetAction((parsed, cancellation) => FuzzRun.RunAsync(parsed.GetValue(calls), parsed.GetValue(seed), cancellation));

var understanding = new Command("understanding", "Time of the whole reading of one message: 20, 200 and 4,000 characters");
understanding.SetAction(_ => UnderstandingRun.Run());
var entities = new Command("entities", "Time of reading the entities and the private pieces of one message");
entities.SetAction(_ => EntitiesRun.Run());

var articleCount = new Option<int>("--articles") { Description = "Articles of the made-up knowledge base", DefaultValueFactory = _ => 1000 };
var exampleCount = new Option<int>("--examples") { Description = "Examples an article", DefaultValueFactory = _ => 10 };
var queryCount = new Option<int>("--queries") { Description = "Questions to ask", DefaultValueFactory = _ => 2000 };
var scale = new Command("scale", "A made-up knowledge base of any size: build time, memory, query times, and the first article beside plain BM25") { articleCount, exampleCount, queryCount };
scale.SetAction(parsed => ScaleRun.Run(parsed.GetValue(articleCount), parsed.GetValue(exampleCount), parsed.GetValue(queryCount), Console.Out));
var collections = new Option<string>("--data") { Required = true, Description = "Folder of the collections: answers/, mood/, normalise/" };
var moodFile = new Option<string>("--out") { DefaultValueFactory = _ => "Dialogs/Understanding/Mood/mood.bin", Description = "The parameter file" };
var trainMood = new Command("train-mood", "Train the mood model and write its parameter file") { collections, moodFile };
trainMood.SetAction(parsed => MoodTraining.Run(parsed.GetRequiredValue(collections), parsed.GetRequiredValue(moodFile)));

var languageFile = new Option<string>("--out") { DefaultValueFactory = _ => "Language/Words/identification.txt", Description = "The file of weights" };
var trainLanguage = new Command("train-language", "Train the language identifier and write its weights") { collections, languageFile };
trainLanguage.SetAction(parsed => LanguageTraining.Run(parsed.GetRequiredValue(collections), parsed.GetRequiredValue(languageFile)));

return await new RootCommand("CareBot's benchmarks; run them with -c Release on an otherwise idle machine") { road, desk, turn, FaultCommand.Create(), ThroughputCommand.Create(), fuzz, understanding, entities, answers, engines, scale, dictionary, trainMood, trainLanguage }.Parse(args).InvokeAsync();
