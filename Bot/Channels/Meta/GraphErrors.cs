using System.Globalization;
using System.Text.Json;
using CareBot.Bot.Channels.Webhooks;

namespace CareBot.Bot.Channels.Meta;

/// <summary>
/// What Graph's answer to a call means, on Messenger, Instagram and WhatsApp. Graph's documentation: decide on <c>code</c> and <c>error_subcode</c>, never on
/// status or message. An answer without a Graph error comes from something in between and is worth another try.
/// </summary>
internal static class GraphErrors
{
    /// <summary>WhatsApp: too many messages to one customer. It holds nobody else back.</summary>
    private const long PairRate = 131056;

    /// <summary>WhatsApp takes one message in six seconds for a customer, once more than that has gone out.</summary>
    private static readonly TimeSpan BetweenTwo = TimeSpan.FromSeconds(6);

    /// <param name="answer">Anything but a success.</param>
    /// <param name="now">The present moment, for a <c>Retry-After</c> that names a date.</param>
    public static SendResult Classify(PlatformAnswer answer, DateTimeOffset now)
    {
        var status = answer.Status;
        var wait = answer.RetryAfter(now) ?? GraphUsage.Regained(answer.Headers);
        if (answer.Body?.Object("error") is not { } error)
        {
            var outcome = status switch
            {
                429 => SendOutcome.RateLimited,
                413 => SendOutcome.Rejected,
                _ => SendOutcome.Transient,
            };
            return new(outcome, RetryAfter: wait, Error: string.Create(CultureInfo.InvariantCulture, $"HTTP {status}"))
            {
                AccountRest = outcome == SendOutcome.RateLimited ? wait ?? TimeSpan.Zero : null,
            };
        }

        var code = Number(error, "code");
        var subcode = Number(error, "error_subcode");
        var named = string.Create(CultureInfo.InvariantCulture, $"HTTP {status} code {code} subcode {subcode}");
        if ((code, subcode) is (1, 1357046))
        {
            // Meta: the message was sent although an error is returned. Another try would say it twice.
            return new(SendOutcome.Sent, Error: named);
        }

        var told = Outcome(code, subcode, status >= 500 || error.Flag("is_transient"));
        return code == PairRate
            ? new(told, RetryAfter: wait > BetweenTwo ? wait : BetweenTwo, Error: named)
            : new(told, RetryAfter: wait, Error: named) { AccountRest = told == SendOutcome.RateLimited ? wait ?? TimeSpan.Zero : null };
    }

    /// <summary>Whether a refusal is about a file that Meta could not fetch or does not take; its address may still be sent as text.</summary>
    public static bool IsAboutMedia(JsonElement? answer) => answer?.Object("error") is { } error
        && (Number(error, "code") is 131052 or 131053 || Number(error, "error_subcode") is 2018008 or 2018047 or 2018074 or 2018109 or 2018294);

    /// <summary>The class of an error that comes without an answer, in a status of WhatsApp.</summary>
    public static SendOutcome OutcomeOf(long code) => Outcome(code, 0, looksTransient: false);

    private static SendOutcome Outcome(long code, long subcode, bool looksTransient) => (code, subcode) switch
    {
        (4 or 17 or 32 or 613 or 80001 or 80002 or 80006 or 80007, _) => SendOutcome.RateLimited,

        // WhatsApp: throughput, pair rate, spam limit.
        (130429 or PairRate or 131048, _) => SendOutcome.RateLimited,
        (10, 2018278 or 2018065 or 2534022) or (131047, _) => SendOutcome.WindowClosed,
        (10, 2018108) or (551, _) or (200, 1545041) => SendOutcome.Unreachable,

        // Instagram: user not found, blocked. WhatsApp: undeliverable, not chosen for delivery, opted out.
        (100, 2534014 or 2534029) or (131026 or 131049 or 131050, _) => SendOutcome.Unreachable,

        // Token, restricted page; Instagram: access to messages switched off, page without its account.
        (190, _) or (10, 1893063) or (200, 2534041) or (10, 2534077) => SendOutcome.TokenDead,

        // WhatsApp: authentication, account locked, payment, number not registered: nothing of this account can leave.
        (0 or 368 or 131031 or 131042 or 133010, _) => SendOutcome.TokenDead,

        // Another application or an automated flow of Meta's holds the thread for now.
        (100, 2534037) or (_, 2018300 or 2018321) or (2018300 or 2018321, _) => SendOutcome.Transient,
        (1 or 2 or 1200 or 131000 or 131016, _) => SendOutcome.Transient,
        (10 or (>= 100 and < 190) or (>= 200 and <= 299) or (>= 131000 and < 134000), _) => SendOutcome.Rejected,
        _ => looksTransient ? SendOutcome.Transient : SendOutcome.Rejected,
    };

    private static long Number(JsonElement error, string name) =>
        long.TryParse(error.Id(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : name == "code" ? -1 : 0;
}
