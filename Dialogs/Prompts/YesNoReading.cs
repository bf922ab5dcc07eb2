using CareBot.Dialogs.Understanding;

namespace CareBot.Dialogs.Prompts;

/// <summary>Whether an answer agrees or refuses, in Indonesian, Malay or English: "iya dong", "ga usah deh", "tak nak", "boleh".</summary>
public static class YesNoReading
{
    /// <summary>True for agreement, false for refusal; null for an answer that says anything else, or neither.</summary>
    public static bool? Find(string answer)
    {
        var reading = MessageReader.Read(answer, conversationLanguage: null);
        return reading.Refuses ? false : reading.Agrees ? true : null;
    }
}
