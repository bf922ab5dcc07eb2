namespace Microsoft.Bot.Schema;

/// <summary>The answer to a search invocation.</summary>
public class SearchInvokeResponse : AdaptiveCardInvokeResponse
{
}
