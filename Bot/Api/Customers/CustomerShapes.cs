using CareBot.Bot.Api.Cases;

namespace CareBot.Bot.Api.Customers;

/// <summary>A customer as one account of one channel knows them.</summary>
/// <param name="Key">The platform's id of the person, such as a telephone number.</param>
/// <param name="JoinedFrom">Id of the joined customer who brought it; null for the customer's own.</param>
public sealed record IdentityView(string Channel, string Account, string? Name, string Key, long? JoinedFrom);

public sealed record EarlierCase(long Id, string Channel, DateTimeOffset OpenedAt, CaseState Status, CaseReason? Reason);

/// <summary>A customer who turned out to be the same person.</summary>
public sealed record JoinedCustomer(long Id, string? Name, DateTimeOffset JoinedAt);

/// <summary>A person: everything that all their channels brought.</summary>
/// <param name="Cases">The customer's other cases over all channels, newest first, at most 20.</param>
/// <param name="Joined">Who was joined with them; each can be separated again.</param>
/// <param name="Codes">Whether the customer may prove by a code that another channel is theirs too.</param>
public sealed record CustomerCard(
    long Id, string? Name, DateTimeOffset CreatedAt, IReadOnlyList<IdentityView> Identities, IReadOnlyList<EarlierCase> Cases,
    IReadOnlyList<JoinedCustomer> Joined, bool Codes);

/// <summary>A customer who was found.</summary>
/// <param name="LastCaseAt">When their newest case was opened; null for none.</param>
/// <param name="Cases">How many cases they have.</param>
public sealed record CustomerFound(long Id, string? Name, DateTimeOffset CreatedAt, IReadOnlyList<IdentityView> Identities, DateTimeOffset? LastCaseAt, int Cases);

/// <param name="With">Id of the customer who is the same person.</param>
public sealed record JoinRequest(long With);

/// <param name="Code">What the customer types on the other channel.</param>
/// <param name="Text">A sentence for the customer, with the code in it.</param>
public sealed record JoinCodeView(string Code, DateTimeOffset ExpiresAt, string Text);
