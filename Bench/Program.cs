using System.CommandLine;
using CareBot.Bench.Engines;
using CareBot.Bench.Fault;
using CareBot.Bench.Fuzz;
using CareBot.Bench.Live;
using CareBot.Bench.Matching;
using CareBot.Bench.Question;
using CareBot.Bench.Road;
using CareBot.Bench.Throughput;
using CareBot.Bench.Training;
using CareBot.Bench.Turn;
using CareBot.Bench.Understanding;

return await new RootCommand("CareBot's benchmarks; run them with -c Release on an otherwise idle machine")
{
    RoadCommand.Create(),
    ThroughputCommand.Create(),
    FaultCommand.Create(),
    FuzzCommand.Create(),
    DeskCommand.Create(),
    TurnCommand.Create(),
    QuestionCommand.Create(),
    UnderstandingCommand.Create(),
    EntitiesCommand.Create(),
    AnswersCommand.Create(),
    EnginesCommand.Create(),
    ScaleCommand.Create(),
    DictionaryCommand.Create(),
    MoodCommand.Create(),
    LanguageCommand.Create(),
}.Parse(args).InvokeAsync();
