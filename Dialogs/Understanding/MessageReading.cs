using CareBot.Dialogs.Understanding.Mood;
using CareBot.Language.Recognizers;

namespace CareBot.Dialogs.Understanding;

/// <summary>The first reading of a message.</summary>
/// <param name="Text">The message as written, as far as it was read.</param>
/// <param name="Question">The message without greetings and thanks around it; what a search is given.</param>
/// <param name="Language"><c>id</c>, <c>en</c> or <c>ms</c>: the language to answer in.</param>
/// <param name="Kind">What the message is.</param>
/// <param name="Acts">Everything a message of nothing but courtesies says ("ga usah, makasih": no and thanks); empty for others.</param>
/// <param name="Anger">How angry it sounds: the stronger of explicit signals and the measured mood. Decides whether a person takes over.</param>
/// <param name="Mood">Sentiment and anger as measured, with their reasons.</param>
/// <param name="Entities">Numbers, money, dates, phones and whatever else stands in it, in the order of their places; times are told from the moment given.</param>
public sealed record MessageReading(
    string Text,
    string Question,
    string Language,
    MessageKind Kind,
    IReadOnlySet<MessageKind> Acts,
    AngerReading Anger,
    MoodReading Mood,
    IReadOnlyList<ModelResult> Entities)
{
    /// <summary><c>id</c>, <c>en</c>, <c>ms</c>, <c>mixed</c> or <c>other</c>: what the message itself is written in; of a short one the language to answer in.</summary>
    public required string WrittenIn { get; init; }

    /// <summary>Whether a question is a complaint: it tells of trouble, or sounds displeased beyond doubt.</summary>
    public bool IsComplaint => Kind == MessageKind.Question && (Anger.Probability >= 0.3 || Mood.Negative >= 0.85);

    /// <summary>Whether the message is refusal, whatever thanks surround it.</summary>
    public bool Refuses => Acts.Contains(MessageKind.No);

    /// <summary>Whether the message agrees, whatever thanks surround it.</summary>
    public bool Agrees => Acts.Contains(MessageKind.Yes) && !Refuses;
}
