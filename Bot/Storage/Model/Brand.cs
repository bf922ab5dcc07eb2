namespace CareBot.Bot.Storage.Model;

/// <summary>Owns knowledge base, hours, sentences and teams; every row of the product carries one.</summary>
public sealed class Brand
{
    public long Id { get; set; }

    /// <summary>Unique key as written in the settings, for example <c>default</c>.</summary>
    public required string Key { get; set; }

    /// <summary>The name customers read.</summary>
    public required string Name { get; set; }

    /// <summary>Opening hours, as <c>OpeningHoursJson</c> writes them.</summary>
    public required string Hours { get; set; }

    /// <summary>Whether a lead has edited the hours; until then the settings file holds.</summary>
    public bool HoursEdited { get; set; }
}

/// <summary>Our identity on a channel: a page, a phone number, a site.</summary>
public sealed class Account
{
    public long Id { get; set; }
    public long BrandId { get; set; }

    /// <summary><c>messenger</c>, <c>directline</c>, <c>botframework</c>, …</summary>
    public required string Channel { get; set; }

    /// <summary>The account's name under <c>Channels:&lt;Channel&gt;:Accounts</c>.</summary>
    public required string Name { get; set; }

    /// <summary>The platform's id of the account; unique within the channel.</summary>
    public required string ExternalId { get; set; }

    /// <summary>Nothing leaves before this moment, because the platform refused the account's token; null when all is well.</summary>
    public DateTimeOffset? PausedUntil { get; set; }

    /// <summary>What the platform said when it refused the token; null again once a send got through.</summary>
    public string? Alarm { get; set; }

    /// <summary>Sends begun under a budget; raised with each, so that two replicas never count the same room.</summary>
    public long Sends { get; set; }
}

/// <summary>One send of an account that has a budget; kept as long as its longest budget looks back.</summary>
public sealed class AccountSend
{
    public long Id { get; set; }
    public long AccountId { get; set; }
    public DateTimeOffset At { get; set; }
}

/// <summary>A lead's own wording of one of the bot's sentences.</summary>
public sealed class SentenceOverride
{
    public long Id { get; set; }
    public long BrandId { get; set; }

    /// <summary><c>id</c>, <c>en</c> or <c>ms</c>.</summary>
    public required string Language { get; set; }
    public required string Key { get; set; }
    public required string Text { get; set; }
}
