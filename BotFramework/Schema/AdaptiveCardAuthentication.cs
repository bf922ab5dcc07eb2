namespace Microsoft.Bot.Schema;

/// <summary>The sign-in part of an adaptive card invocation.</summary>
public class AdaptiveCardAuthentication : TokenExchangeInvokeRequest
{
}
