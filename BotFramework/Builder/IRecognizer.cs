namespace Microsoft.Bot.Builder;

/// <summary>Reads what the user wants out of an utterance.</summary>
public interface IRecognizer
{
    Task<RecognizerResult> RecognizeAsync(ITurnContext turnContext, CancellationToken cancellationToken);

    Task<T> RecognizeAsync<T>(ITurnContext turnContext, CancellationToken cancellationToken)
        where T : IRecognizerConvert, new();
}

/// <summary>A class that recognizer results can be read into.</summary>
public interface IRecognizerConvert
{
    void Convert(dynamic result);
}
