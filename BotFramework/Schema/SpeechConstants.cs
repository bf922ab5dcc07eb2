namespace Microsoft.Bot.Schema;

/// <summary>Speech that is not heard.</summary>
public static class SpeechConstants
{
    /// <summary>SSML that a channel speaks as silence.</summary>
    public static readonly string EmptySpeakTag =
        @"<speak version=""1.0"" xmlns=""http://www.w3.org/2001/10/synthesis"" xml:lang=""en-US"" />";
}
