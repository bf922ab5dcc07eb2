using CareBot.Bot.Conversations;
using CareBot.Dialogs.Understanding;
using Microsoft.Bot.Schema;

namespace CareBot.Bot.Understanding;

/// <summary>Gets a turn's reading from outside, where the settings ask for one. Whatever goes wrong there, the turn goes on with the local reading.</summary>
/// <param name="clu">Null: messages are read in the process only.</param>
/// <param name="tally">Counts what became of it.</param>
/// <param name="log">Hears of the first failure in a row and of the end of it.</param>
public sealed class CloudUnderstanding(CluClient? clu, OutsideTally tally, ILogger<CloudUnderstanding> log)
{
    /// <summary>
    /// The reading of the customer's words; null when there is none. Only questions are asked about: thanks, greetings, wishes for a person
    /// and the numbers of choices never leave.
    /// </summary>
    /// <param name="plan">The turn; secrets are masked in it already.</param>
    /// <param name="language">The language of the conversation so far, or null.</param>
    /// <param name="cancellationToken">Ends the turn.</param>
    /// <exception cref="OperationCanceledException">The turn ended.</exception>
    public async Task<CloudReading?> ReadAsync(TurnPlan plan, string? language, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(plan);
        if (clu is null || plan.Activity is not { Type: ActivityTypes.Message, Text: { } text } || !text.Any(char.IsLetter))
        {
            return null;
        }

        var local = MessageReader.Read(text, language);
        if (local.Kind != MessageKind.Question || !tally.MayAsk())
        {
            return null;
        }

        try
        {
            var reading = await clu.ReadAsync(local.Text, local.Language, cancellationToken);
            if (tally.Answered())
            {
                UnderstandingLog.Recovered(log);
            }

            return reading;
        }
        catch (OutsideException error)
        {
            if (tally.Failed(error.Failure, error.RetryAfter))
            {
                UnderstandingLog.Failed(log, error.Failure, error.Detail);
            }

            return null;
        }
    }
}
