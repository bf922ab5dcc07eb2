using System.Diagnostics;
using Microsoft.Bot.Schema;

namespace Microsoft.Bot.Builder.Adapters;

/// <summary>Timeouts are in milliseconds; a debugger that is attached lifts them.</summary>
public partial class TestFlow
{
    public TestFlow AssertReply(string expected, string description = null, uint timeout = 3000) =>
        AssertReply(_adapter.MakeActivity(expected), description ?? expected, timeout);

    public TestFlow AssertReply(IActivity expected, string description = null, uint timeout = 3000) =>
        AssertReply(expected, equalityComparer: null, description, timeout);

    /// <summary>The next reply must be of the expected type and, with a comparer, equal; without one, messages must have the same text but for spaces around it.</summary>
    public TestFlow AssertReply(
        IActivity expected, IEqualityComparer<IActivity> equalityComparer, string description = null, uint timeout = 3000)
    {
        ArgumentNullException.ThrowIfNull(expected);
        return AssertReply(
            reply =>
            {
                description ??= expected.AsMessageActivity()?.Text;
                Require(expected.Type == reply.Type, $"{description}: a reply of type '{expected.Type}' was expected, not '{reply.Type}'.");
                if (equalityComparer is not null)
                {
                    Require(equalityComparer.Equals(expected, reply), $"{description}: the reply is not the expected one.");
                    return;
                }

                var (wanted, got) = (expected.AsMessageActivity()?.Text, reply.AsMessageActivity()?.Text);
                Require(wanted?.Trim() == got?.Trim(), $"{description}:\nExpected:{wanted}\nReceived:{got}");
            },
            description,
            timeout);
    }

    /// <summary>Takes the next reply and lets <paramref name="validateActivity"/> judge it, by throwing.</summary>
    /// <exception cref="TimeoutException">There was no reply in time (thrown when the flow is played).</exception>
    public TestFlow AssertReply(Action<IActivity> validateActivity, string description = null, uint timeout = 3000)
    {
        ArgumentNullException.ThrowIfNull(validateActivity);
        return Then(async () =>
        {
            var reply = await NextReplyAsync(timeout)
                ?? throw new TimeoutException($"No reply within {timeout} ms while waiting for '{description}'.");
            validateActivity(reply);
        });
    }

    public TestFlow AssertReplyOneOf(string[] candidates, string description = null, uint timeout = 3000)
    {
        ArgumentNullException.ThrowIfNull(candidates);
        return AssertReply(
            reply => Require(
                candidates.Contains(reply.AsMessageActivity()?.Text, StringComparer.Ordinal),
                description ?? $"'{reply.AsMessageActivity()?.Text}' is none of: {string.Join(", ", candidates)}."),
            description,
            timeout);
    }

    public TestFlow AssertReplyContains(string expected, string description = null, uint timeout = 3000) => AssertReply(
        reply => Require(
            reply.AsMessageActivity()?.Text?.Contains(expected, StringComparison.Ordinal) == true,
            description ?? $"'{reply.AsMessageActivity()?.Text}' does not contain '{expected}'."),
        description,
        timeout);

    /// <summary>Waits the whole time and fails when anything comes.</summary>
    public TestFlow AssertNoReply(string description = null, uint timeout = 3000) => Then(async () =>
    {
        var reply = await NextReplyAsync(timeout);
        Require(reply is null, $"No reply was expected, but '{reply?.AsMessageActivity()?.Text ?? reply?.Type}' came: {description}");
    });

    /// <summary>The next reply; null when none comes in time.</summary>
    private async Task<IActivity> NextReplyAsync(uint timeout)
    {
        using var limit = new CancellationTokenSource(Debugger.IsAttached ? Timeout.InfiniteTimeSpan : TimeSpan.FromMilliseconds(timeout));
        try
        {
            return await _adapter.GetNextReplyAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }
}
