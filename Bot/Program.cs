using CareBot.Bot.Cli;

return await CommandLine.RunAsync(args);
