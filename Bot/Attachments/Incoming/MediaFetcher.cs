using CareBot.Bot.Channels;
using CareBot.Bot.Storage;
using Microsoft.EntityFrameworkCore;

namespace CareBot.Bot.Attachments.Incoming;

/// <summary>Fetches what customers sent from the platforms, after their turns and apart from them: nothing on the road waits for a picture.</summary>
internal sealed class MediaFetcher(
    MediaStore store,
    MediaClient client,
    ExpectedMedia expected,
    Accounts accounts,
    MediaOptions options,
    IDbContextFactory<CareBotDb> databases,
    Wake wake,
    TimeProvider clock,
    ILogger<MediaFetcher> log) : BackgroundService
{
    private const int MostAtOnce = 4;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Fetches what is due. Returns how many files were asked for.</summary>
    public async Task<int> FetchAsync(CancellationToken cancellationToken)
    {
        await using (var db = await databases.CreateDbContextAsync(cancellationToken))
        {
            if (!await MediaStore.AnyDueAsync(db, clock.GetUtcNow(), cancellationToken))
            {
                return 0;
            }
        }

        var due = await store.TakeAsync(MostAtOnce, cancellationToken);
        await Task.WhenAll(due.Select(media => this.FetchAsync(media, cancellationToken)));
        if (due.Count > 0)
        {
            wake.Pulse(new(WakeKind.Feed));
        }

        return due.Count;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var fetched = 0;
            try
            {
                fetched = await this.FetchAsync(stoppingToken);
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                IncomingLog.FetcherFailed(log, error);
            }

            if (fetched == 0)
            {
                await Task.Delay(Pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task FetchAsync(DueMedia media, CancellationToken cancellationToken)
    {
        var file = await this.AskAsync(media, cancellationToken);
        if (file.Content is { } content)
        {
            await this.KeepAsync(media, file, content, cancellationToken);
        }
        else if (file.Again && MediaSchedule.After(media.Attempt, file.RetryAfter) is { } rest)
        {
            await store.RestAsync(media, rest, cancellationToken);
        }
        else
        {
            await this.FailAsync(media, file.Fault ?? MediaFault.Unreachable, cancellationToken);
        }
    }

    private async Task<FetchedFile> AskAsync(DueMedia media, CancellationToken cancellationToken)
    {
        if (accounts.Find(media.AccountId) is not { } account || expected.SourceOf(account) is not { } source)
        {
            return FetchedFile.NotNow();
        }

        var place = await source.LocateAsync(account, media.Source, cancellationToken);
        return place switch
        {
            { Address: not null } => await client.FetchAsync(source, place, cancellationToken),
            { Fault: SendOutcome.Transient or SendOutcome.RateLimited or SendOutcome.TokenDead } => FetchedFile.NotNow(),
            _ => FetchedFile.No(MediaFault.Gone),
        };
    }

    private async Task KeepAsync(DueMedia media, FetchedFile file, byte[] content, CancellationToken cancellationToken)
    {
        if (CheckedFile.Fetched(options.AllowedTypes, file.ContentType, media.ContentType, media.Name, content) is not { } good)
        {
            await this.FailAsync(media, MediaFault.Type, cancellationToken);
        }
        else if (await store.KeepAsync(media, good, cancellationToken) is { } fault)
        {
            IncomingLog.NotKept(log, media.Id, media.ConversationId, fault);
        }
        else
        {
            IncomingLog.Kept(log, media.Id, media.ConversationId, content.Length);
        }
    }

    private Task FailAsync(DueMedia media, MediaFault fault, CancellationToken cancellationToken)
    {
        IncomingLog.NotKept(log, media.Id, media.ConversationId, fault);
        return store.FailAsync(media, fault, cancellationToken);
    }
}

internal static partial class IncomingLog
{
    [LoggerMessage(7501, LogLevel.Information, "Media {Media} of conversation {Conversation} is kept: {Bytes} bytes")]
    public static partial void Kept(ILogger log, long media, long conversation, int bytes);

    [LoggerMessage(7502, LogLevel.Warning, "Media {Media} of conversation {Conversation} is not kept: {Fault}")]
    public static partial void NotKept(ILogger log, long media, long conversation, MediaFault fault);

    [LoggerMessage(7503, LogLevel.Error, "Media could not be fetched; trying again in a second")]
    public static partial void FetcherFailed(ILogger log, Exception error);
}
