namespace CareBot.Dialogs;

/// <summary>The bot's sentences in one language, as this brand and channel say them.</summary>
public interface ISentences
{
    /// <summary><c>id</c>, <c>en</c> or <c>ms</c>.</summary>
    string Language { get; }

    /// <summary>The sentence under <paramref name="key"/> with its <c>{placeholders}</c> filled.</summary>
    /// <exception cref="KeyNotFoundException">No such sentence.</exception>
    string Say(string key, params ReadOnlySpan<(string Name, string Value)> values);
}
