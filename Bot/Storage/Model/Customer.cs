namespace CareBot.Bot.Storage.Model;

/// <summary>A person who writes to us, over one or several channels.</summary>
public sealed class Customer
{
    public long Id { get; set; }
    public long BrandId { get; set; }
    public string? Name { get; set; }
    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>
    /// The customer who turned out to be the same person; null while this row stands for itself. Joined rows make a tree whose root has all
    /// identities and cases; a row that is taken out of it gets its own back.
    /// </summary>
    public long? JoinedIntoId { get; set; }
    public DateTimeOffset? JoinedAt { get; set; }
}

/// <summary>A customer as one account of one channel knows them.</summary>
public sealed class Identity
{
    public long Id { get; set; }
    public long CustomerId { get; set; }
    public Customer? Customer { get; set; }
    public long AccountId { get; set; }

    /// <summary>The platform's opaque id of the person; unique within the account, compared ordinally.</summary>
    public required string ExternalId { get; set; }
    public string? Name { get; set; }

    /// <summary>Whose it was before customers were joined; null when it was nobody else's.</summary>
    public long? OriginId { get; set; }
}
