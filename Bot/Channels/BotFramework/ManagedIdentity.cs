using Azure;
using Azure.Core;
using Azure.Identity;

namespace CareBot.Bot.Channels.BotFramework;

/// <summary>The user-assigned managed identity that the app id is: the machine in Azure vouches for us, and there is no secret.</summary>
internal sealed class ManagedIdentity(TokenCredential identity, string scope, TimeProvider clock) : IAppCredential
{
    public async Task<TokenAnswer> AskAsync(CancellationToken cancellationToken)
    {
        try
        {
            var token = await identity.GetTokenAsync(new([scope]), cancellationToken);
            return new(token.Token, null, token.ExpiresOn - clock.GetUtcNow());
        }
        catch (CredentialUnavailableException)
        {
            return Failed(SendOutcome.TokenDead, "this machine has no managed identity");
        }
        catch (AuthenticationFailedException refused)
        {
            return refused.InnerException is RequestFailedException { Status: >= 400 and < 500 and not 429 and not 408 and not 404 } answer
                ? Failed(SendOutcome.TokenDead, FormattableString.Invariant($"HTTP {answer.Status}"))
                : Failed(SendOutcome.Transient, "the identity service gave no token");
        }
    }

    private static TokenAnswer Failed(SendOutcome outcome, string error) => new(null, new(outcome, Error: $"login: {error}"));
}
