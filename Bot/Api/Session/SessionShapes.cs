using CareBot.Bot.Api.Cases;
using CareBot.Bot.Storage.Model;
using CareBot.Handoff;

namespace CareBot.Bot.Api.Session;

/// <summary>Who is signed in, and the token that every change must carry.</summary>
public sealed record SessionView(string CsrfToken, Me? Me);

/// <param name="Language"><c>id</c> or <c>en</c>.</param>
/// <param name="Theme"><c>light</c>, <c>dark</c> or <c>auto</c>.</param>
/// <param name="Brands">Those the person works for; the desk opens with the first.</param>
/// <param name="Teams">The teams that accounts of the brands are for, by name; cases can be narrowed to one.</param>
public sealed record Me(
    string Id,
    string UserName,
    string FirstName,
    PersonRole Role,
    IReadOnlyList<string> Permissions,
    string Language,
    string Theme,
    PresenceState Presence,
    bool MustChangePassword,
    IReadOnlyList<BrandRef> Brands,
    IReadOnlyList<string> Teams);

public sealed record SignInRequest(string UserName, string Password);

public sealed record PasswordChange(string Current, string Next);

public sealed record SettingsChange(string? Language = null, string? Theme = null);

public sealed record PresenceChange(PresenceState State);
