using CareBot.Handoff;
using Microsoft.AspNetCore.Identity;

namespace CareBot.Bot.Storage.Model;

/// <summary>Somebody who works at the desk.</summary>
public sealed class Person : IdentityUser<long>
{
    /// <summary>The brand that the desk opens with; always one of those they work for.</summary>
    public long BrandId { get; set; }

    /// <summary>What customers and colleagues read.</summary>
    public required string FirstName { get; set; }
    public PersonRole Role { get; set; }

    /// <summary>The desk's language for them: <c>id</c> or <c>en</c>.</summary>
    public string Language { get; set; } = "id";

    /// <summary><c>light</c>, <c>dark</c> or <c>auto</c>.</summary>
    public string Theme { get; set; } = "auto";

    /// <summary>Signed in with a one-time password: nothing is allowed before it is changed.</summary>
    public bool MustChangePassword { get; set; }

    /// <summary>May no longer sign in; what they did keeps their name.</summary>
    public bool Disabled { get; set; }
    public DateTimeOffset CreatedAt { get; set; }
}

/// <summary>A person works for a brand; everybody works for one at least.</summary>
public sealed class PersonBrand
{
    public long PersonId { get; set; }
    public long BrandId { get; set; }
}

public enum PersonRole
{
    Agent,
    Lead,
    Admin,
}

/// <summary>Signs of a person's presence; one row a person, shared by all replicas.</summary>
public sealed class Presence
{
    public long PersonId { get; set; }
    public PresenceState Chosen { get; set; }

    /// <summary>What colleagues were last told; a change of it is a feed entry.</summary>
    public PresenceState Shown { get; set; }
    public DateTimeOffset ActiveAt { get; set; }
    public DateTimeOffset SeenAt { get; set; }
}

/// <summary>Who changed what, when. Ids only; never deleted with what it is about.</summary>
public sealed class AuditEntry
{
    public long Id { get; set; }
    public long BrandId { get; set; }
    public DateTimeOffset At { get; set; }

    /// <summary>Null: the program itself, or its command line.</summary>
    public long? PersonId { get; set; }

    /// <summary>Thing and deed: <c>case.claimed</c>, <c>article.saved</c>, <c>person.created</c> …</summary>
    public required string Action { get; set; }

    /// <summary>Id of the thing.</summary>
    public required string Subject { get; set; }

    /// <summary>Further ids and values as JSON, or null; never anyone's words.</summary>
    public string? Details { get; set; }
}

/// <summary>A reply that agents use often.</summary>
public sealed class CannedReply
{
    public long Id { get; set; }
    public long BrandId { get; set; }

    /// <summary>What is typed after <c>/</c>; unique with the language within the brand.</summary>
    public required string Shortcut { get; set; }

    /// <summary><c>id</c>, <c>en</c> or <c>ms</c>.</summary>
    public required string Language { get; set; }
    public required string Text { get; set; }
    public long Version { get; set; }
    public DateTimeOffset UpdatedAt { get; set; }
}
