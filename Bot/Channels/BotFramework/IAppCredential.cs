namespace CareBot.Bot.Channels.BotFramework;

/// <summary>Proves to the login service that we are the app id. One implementation a kind of proof.</summary>
internal interface IAppCredential
{
    /// <summary>Asks for a new token. Never throws for what the login service or the network does.</summary>
    Task<TokenAnswer> AskAsync(CancellationToken cancellationToken);
}
