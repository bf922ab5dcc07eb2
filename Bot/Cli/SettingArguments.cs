using CareBot.Bot.Hosting;

namespace CareBot.Bot.Cli;

/// <summary>Settings on the command line. .NET passes over what it does not understand; here a slip is a message.</summary>
public static class SettingArguments
{
    /// <summary>Accepts <c>--Key value</c> and <c>--Key=value</c>; which keys there are is judged with all other settings.</summary>
    /// <exception cref="StartUpException">An argument is neither, or has no value.</exception>
    public static void ThrowIfOdd(IReadOnlyList<string> args)
    {
        ArgumentNullException.ThrowIfNull(args);
        for (var i = 0; i < args.Count; i++)
        {
            var argument = args[i];
            if (!argument.StartsWith("--", StringComparison.Ordinal) || argument.Length == 2)
            {
                throw new StartUpException(
                    $"The argument '{argument}' is not understood. Settings are written as --Key value, for example --urls http://localhost:4000. See --help.");
            }

            if (!argument.Contains('=', StringComparison.Ordinal) && (++i == args.Count || args[i].StartsWith("--", StringComparison.Ordinal)))
            {
                throw new StartUpException($"The setting {argument} has no value. Write {argument} VALUE or {argument}=VALUE.");
            }
        }
    }
}
