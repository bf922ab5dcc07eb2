namespace CareBot.Bot.Channels;

/// <summary>A setting that the program cannot start with; all faults are shown at once, before it listens.</summary>
/// <param name="Key">As written in <c>appsettings.json</c>, for example <c>Channels:Messenger:AppSecret</c>.</param>
/// <param name="Found">The value found; <c>(none)</c> if there is none, <c>(hidden)</c> for secrets.</param>
/// <param name="Allowed">What is allowed, and what to do.</param>
public sealed record SettingFault(string Key, string Found, string Allowed);
