using System.Text.Json;
using Microsoft.Extensions.AI;

namespace CareBot.Bot.Understanding.OpenAi;

/// <summary><c>POST /embeddings</c>: a vector for each text, in their order. One call a batch; callers keep batches within what the service takes.</summary>
/// <param name="dimensions">What every vector must have, and is asked to have; null: the model's own number.</param>
internal sealed class OpenAiEmbeddings(OpenAiHttp http, string model, int? dimensions) : IEmbeddingGenerator<string, Embedding<float>>
{
    /// <exception cref="OutsideException">The service gave no vectors, or others than were asked for.</exception>
    public async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        var body = new Dictionary<string, object>(StringComparer.Ordinal) { ["model"] = model, ["input"] = values.ToArray(), ["encoding_format"] = "float" };
        if (dimensions is { } wanted)
        {
            body["dimensions"] = wanted;
        }

        var count = ((string[])body["input"]).Length;
        return await http.PostAsync("/embeddings", body, answer => this.Read(answer, count), cancellationToken);
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => serviceKey is null && serviceType?.IsInstanceOfType(this) == true ? this : null;

    public void Dispose()
    {
    }

    private GeneratedEmbeddings<Embedding<float>> Read(JsonElement answer, int count)
    {
        var vectors = new float[]?[count];
        foreach (var item in answer.GetProperty("data").EnumerateArray())
        {
            var place = item.GetProperty("index").GetInt32();
            if (place < 0 || place >= count || vectors[place] is not null)
            {
                throw new FormatException("A vector belongs to none of the texts.");
            }

            vectors[place] = [.. item.GetProperty("embedding").EnumerateArray().Select(Value)];
        }

        var length = dimensions ?? vectors[0]?.Length;
        return Array.TrueForAll(vectors, vector => vector is { Length: > 0 } && vector.Length == length)
            ? new(vectors.Select(vector => new Embedding<float>(vector) { ModelId = model }))
            : throw new OutsideException(OutsideFailure.Malformed, "vectors are missing, or have other dimensions than asked for");
    }

    private static float Value(JsonElement number) =>
        number.GetSingle() is var value && float.IsFinite(value) ? value : throw new FormatException("A vector has a value that is no number.");
}
