namespace Microsoft.Bot.Builder;

/// <summary>
/// Keeps objects by key. An object that is an <see cref="IStoreItem"/> is written only when its tag is still the stored one, or
/// <c>*</c>, or nothing is stored; else the write fails.
/// </summary>
public interface IStorage
{
    /// <summary>What is stored under the keys; a key without anything is left out.</summary>
    Task<IDictionary<string, object>> ReadAsync(string[] keys, CancellationToken cancellationToken = default);

    Task WriteAsync(IDictionary<string, object> changes, CancellationToken cancellationToken = default);

    Task DeleteAsync(string[] keys, CancellationToken cancellationToken = default);
}

/// <summary>A stored object that notices when it was changed by someone else meanwhile.</summary>
public interface IStoreItem
{
    string ETag { get; set; }
}
