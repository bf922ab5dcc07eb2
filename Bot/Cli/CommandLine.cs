using System.CommandLine;
using CareBot.Bot.Brands;
using CareBot.Bot.Hosting;
using CareBot.Bot.People;
using CareBot.Bot.Storage;

namespace CareBot.Bot.Cli;

/// <summary>The commands of the program. Exit code 0: done; 1: refused with a message.</summary>
public static class CommandLine
{
    public static Task<int> RunAsync(string[] args) => RunAsync(args, Console.Out, Console.Error);

    /// <summary>The same with its output and its refusals written elsewhere.</summary>
    internal static Task<int> RunAsync(string[] args, TextWriter output, TextWriter error)
    {
        ArgumentNullException.ThrowIfNull(args);
        // What begins with a dash before any command is a setting of the server: serving is the default.
        var serves = args.Length == 0 || (args[0].StartsWith('-') && args[0] is not ("--help" or "-h" or "-?" or "--version"));
        // The host obeys Ctrl+C and SIGTERM itself, in its own time; a command without a host may be cut off at any moment.
        return Root().Parse(serves ? ["serve", .. args] : args).InvokeAsync(new() { ProcessTerminationTimeout = null, Output = output, Error = error });
    }

    private static RootCommand Root()
    {
        var root = new RootCommand("CareBot, a first-line customer-service bot");
        var serve = new Command("serve", "Run the bot (default). Settings may follow as --Key value, for example --urls http://localhost:4000.")
        {
            TreatUnmatchedTokensAsErrors = false,
        };
        serve.SetAction((parsed, cancellation) => RefuseCleanlyAsync(() => ServeCommand.RunAsync([.. parsed.UnmatchedTokens], cancellation)));
        root.Subcommands.Add(serve);
        root.Subcommands.Add(KnowledgeCommand.Create());
        root.Subcommands.Add(UserCommand.Create());
        root.Subcommands.Add(LedgerCommand.Create());
        root.Subcommands.Add(Channel());
        root.Subcommands.Add(Evaluation.EvaluationCommand.Create());
        return root;
    }

    private static Command Channel()
    {
        var name = new Argument<string>("channel") { Description = "Whose accounts in the settings" };
        name.AcceptOnlyFromAmong([.. ChannelCommand.Channels]);
        var address = new Option<Uri?>("--address") { Description = "The bot's public https address, which X is told to call" };
        var setup = new Command("setup", "Tell a platform once what the settings say: subscriptions, menu, ice breakers, webhook; repeating it is safe") { name, address };
        setup.SetAction((parsed, cancellation) =>
            RefuseCleanlyAsync(() => ChannelCommand.SetUpAsync(parsed.GetRequiredValue(name), parsed.GetValue(address), cancellation)));
        return new Command("channel", "The platforms that customers write from") { setup };
    }

    /// <summary>Faults that the reader can cure are a message, not a stack trace.</summary>
    /// <param name="output">Where the message goes; null: standard error.</param>
    internal static async Task<int> RefuseCleanlyAsync(Func<Task> command, TextWriter? output = null)
    {
        try
        {
            await command();
            return 0;
        }
        catch (Exception error) when (MessageOf(error) is not null)
        {
            await (output ?? Console.Error).WriteLineAsync("CareBot: " + MessageOf(error));
            return 1;
        }
    }

    private static string? MessageOf(Exception error) => error switch
    {
        StartUpException or PersonRefusedException or StorageStartException or KnowledgeException or CareBot.Handoff.OpeningHoursException => error.Message,
        InvalidDataException { InnerException: null } => error.Message,
        InvalidDataException or FormatException when error.InnerException is System.Text.Json.JsonException or FormatException =>
            $"{error.Message} {error.InnerException?.Message}",
        _ => null,
    };
}
