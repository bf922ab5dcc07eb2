namespace CareBot.Dialogs;

/// <summary>
/// The keys of everything the bot can say. A key with <c>.named</c> appended is the form that is said when the customer's name is
/// known; days count from Monday 1, months from January 1.
/// </summary>
public static class Sentence
{
    public const string Greeting = "greeting";
    public const string GreetingAgain = "greeting.again";
    public const string Thanks = "thanks";

    /// <summary>The bot broke on a message; a person will answer it.</summary>
    public const string Trouble = "trouble";
    public const string Goodbye = "goodbye";

    /// <summary>The customer sent something secret, which was masked.</summary>
    public const string PrivacyCard = "privacy.card";
    public const string PrivacyCode = "privacy.code";
    public const string PrivacyPassword = "privacy.password";
    public const string AnswerHelped = "answer.helped";
    public const string AnswerNotYet = "answer.not-yet";
    public const string AnswerGlad = "answer.glad";
    public const string ClarifyAsk = "clarify.ask";
    public const string ClarifyNone = "clarify.none";
    public const string RephraseUnknown = "rephrase.unknown";
    public const string RephraseNotHelped = "rephrase.not-helped";
    public const string OfferPerson = "offer.person";
    public const string OfferYes = "offer.yes";
    public const string OfferNo = "offer.no";
    public const string OfferDeclined = "offer.declined";
    public const string HandoffAsked = "handoff.asked";
    public const string HandoffAngry = "handoff.angry";
    public const string HandoffOpen = "handoff.open";
    public const string HandoffClosed = "handoff.closed";
    public const string HandoffUnknown = "handoff.unknown";
    public const string HandoffAgentGone = "handoff.agent-gone";

    /// <summary>An agent hub refused the conversation; our own team will answer.</summary>
    public const string HandoffHubFailed = "handoff.hub-failed";

    public const string WaitingOpen = "waiting.open";
    public const string WaitingClosed = "waiting.closed";
    public const string WaitingUnknown = "waiting.unknown";
    public const string WaitingAskBot = "waiting.ask-bot";
    public const string WaitingGoAhead = "waiting.go-ahead";
    public const string WaitingNoAnswer = "waiting.no-answer";

    /// <summary>Said in public, once: it names nothing private and leads into a direct message; at most 200 characters.</summary>
    public const string PublicInvite = "public.invite";

    /// <summary>Said in public by an agent's wish, once the matter was solved in direct messages; at most 200 characters.</summary>
    public const string PublicSolved = "public.solved";

    /// <summary>A code with which the customer proves on another channel that both are theirs.</summary>
    public const string JoinCode = "join.code";
    public const string JoinDone = "join.done";

    /// <summary>The code was typed where it was given.</summary>
    public const string JoinElsewhere = "join.elsewhere";
    public const string JoinUnknown = "join.unknown";
    public const string JoinTooMany = "join.too-many";
    public const string SmallTalkBot = "small-talk.bot";
    public const string SmallTalkHowAreYou = "small-talk.how-are-you";
    public const string SmallTalkGoAhead = "small-talk.go-ahead";
    public const string SmallTalkWordless = "small-talk.wordless";
    public const string SmallTalkAttachment = "small-talk.attachment";
    public const string HoursOpenNow = "hours.open-now";
    public const string HoursOpenAlways = "hours.open-always";
    public const string HoursClosedNow = "hours.closed-now";
    public const string HoursUnknown = "hours.unknown";
    public const string HoursWeek = "hours.week";
    public const string HoursDayOpen = "hours.day-open";
    public const string HoursDayClosed = "hours.day-closed";
    public const string HoursExceptions = "hours.exceptions";
    public const string HoursException = "hours.exception";
    public const string HoursClosed = "hours.closed";
    public const string TimeClock = "time.clock";
    public const string TimeSameDay = "time.same-day";
    public const string TimeNextDay = "time.next-day";
    public const string TimeThisWeek = "time.this-week";
    public const string TimeLater = "time.later";
    public const string TimeOnly = "time.only";
    public const string TimeDate = "time.date";
    public const string TimeToday = "time.today";

    /// <summary>The name of a weekday, Monday 1 to Sunday 7.</summary>
    public static string Day(int day) => $"day.{day}";

    /// <summary>The name of a month, 1 to 12.</summary>
    public static string Month(int month) => $"month.{month}";

    /// <summary>The form of <paramref name="key"/> that names the customer.</summary>
    public static string Named(string key) => key + ".named";
}
