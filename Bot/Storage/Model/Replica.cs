namespace CareBot.Bot.Storage.Model;

/// <summary>A running process on PostgreSQL; its claims hold while the database's clock stands before <see cref="AliveUntil"/>.</summary>
public sealed class Replica
{
    public long Epoch { get; set; }
    public DateTimeOffset AliveUntil { get; set; }
}

/// <summary>An ASP.NET Core data-protection key: signs and encrypts what clients hold for us, such as chat tokens.</summary>
public sealed class ProtectionKey
{
    public long Id { get; set; }
    public required string Name { get; set; }
    public required string Xml { get; set; }
}
