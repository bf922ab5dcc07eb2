using CareBot.Bot.Storage;

namespace CareBot.Tests.Channels;

/// <summary>Takes every piece of work and runs none: there is no database behind the channels' tests.</summary>
internal sealed class NoDatabase : IWriter
{
    public Task<T> WriteAsync<T>(Func<CareBotDb, CancellationToken, Task<T>> work, CancellationToken cancellationToken) => Task.FromResult(default(T)!);
}
