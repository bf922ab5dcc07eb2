using CareBot.Bot.Channels;
using CareBot.Bot.Hosting;

namespace CareBot.Bot.Cli;

/// <summary><c>channel setup</c>: tells a platform once what the settings say.</summary>
public static class ChannelCommand
{
    /// <summary>The channels that can be set up by the command.</summary>
    public static readonly IReadOnlyList<string> Channels = ["messenger", "instagram", "whatsapp", "x"];

    /// <exception cref="StartUpException">The channel has no account, or a step failed; what was done is printed.</exception>
    public static async Task SetUpAsync(string channel, Uri? address, CancellationToken cancellationToken)
    {
        await using var app = Server.Build([]);
        var setup = app.Services.GetServices<IChannelSetup>().Single(s => s.Channel == channel);
        var steps = await setup.SetUpAsync(address, cancellationToken);
        if (steps.Count == 0)
        {
            throw new StartUpException($"The settings name no account of {channel}. Add one under Channels:…:Accounts.");
        }

        foreach (var step in steps)
        {
            Console.WriteLine(step.Error is null ? $"done    {step.What}" : $"failed  {step.What}: {step.Error}");
        }

        if (steps.Any(s => s.Error is not null))
        {
            throw new StartUpException("Not everything was done. The command may be repeated.");
        }
    }
}
