namespace CareBot.Bot.Understanding.Embeddings;

/// <summary>What vectors are made by: only those of one name can be compared.</summary>
/// <param name="Name">Model and dimensions.</param>
/// <param name="Dimensions">Null: as many as the model gives.</param>
public sealed record VectorModel(string Name, int? Dimensions)
{
    public static VectorModel Of(OpenAi.OpenAiOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new(options.Dimensions is { } dimensions ? FormattableString.Invariant($"{options.Model}/{dimensions}") : options.Model, options.Dimensions);
    }
}
