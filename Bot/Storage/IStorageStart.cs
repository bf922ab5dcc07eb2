namespace CareBot.Bot.Storage;

/// <summary>Makes one provider's database ready.</summary>
internal interface IStorageStart
{
    /// <summary>Opens, checks and migrates.</summary>
    /// <exception cref="StorageStartException">It cannot be used; nothing was changed.</exception>
    Task PrepareAsync(bool serving, CancellationToken cancellationToken);
}
