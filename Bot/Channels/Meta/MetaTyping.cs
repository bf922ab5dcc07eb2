namespace CareBot.Bot.Channels.Meta;

/// <summary>The seen mark and the typing bubble; failures are of no consequence.</summary>
internal static class MetaTyping
{
    public static async Task ShowAsync(
        long conversation, ILogger logger, Func<CancellationToken, Task<SendResult>> call, CancellationToken cancellationToken)
    {
        try
        {
            var result = await call(cancellationToken);
            if (result.Outcome != SendOutcome.Sent)
            {
                logger.TypingNotShown(conversation, result.Error ?? "");
            }
        }
        catch (OperationCanceledException)
        {
            logger.TypingNotShown(conversation, "cancelled");
        }
    }
}
