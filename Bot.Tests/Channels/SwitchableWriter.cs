using CareBot.Bot.Storage;

namespace CareBot.Tests.Channels;

/// <summary>The real writer, until a test takes the database away.</summary>
internal sealed class SwitchableWriter(IWriter writer) : IWriter
{
    public bool IsAway { get; set; }

    public Task<T> WriteAsync<T>(Func<CareBotDb, CancellationToken, Task<T>> work, CancellationToken cancellationToken) =>
        IsAway ? throw new StorageUnavailableException("The database is away.", new IOException()) : writer.WriteAsync(work, cancellationToken);
}
