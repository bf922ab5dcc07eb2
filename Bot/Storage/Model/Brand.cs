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
