using System.Text.Encodings.Web;
using System.Text.Json;
using CareBot.Knowledge.Import.Qna;

namespace CareBot.Knowledge.Export;

/// <summary>Pairs as JSON: QnA Maker's export, or a project of Custom Question Answering.</summary>
internal static class QnaJsonWriter
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary><c>qnaDocuments</c>: metadata as a list of names and values, prompts under <c>context</c>.</summary>
    public static byte[] Documents(QnaDocument document) => Write(json =>
    {
        json.WriteStartArray("qnaDocuments");
        foreach (var pair in document.Pairs)
        {
            Pair(json, pair, "context", () =>
            {
                json.WriteStartArray("metadata");
                foreach (var (name, value) in pair.Metadata)
                {
                    json.WriteStartObject();
                    json.WriteString("name", name);
                    json.WriteString("value", value);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
            });
        }

        json.WriteEndArray();
    });

    /// <summary><c>metadata</c> and <c>assets</c>: a pair's metadata as an object, prompts under <c>dialog</c>.</summary>
    public static byte[] Project(QnaDocument document) => Write(json =>
    {
        json.WriteStartObject("metadata");
        json.WriteString("language", QnaRows.MainLanguage(document));
        json.WriteBoolean("multilingualResource", true);
        json.WriteEndObject();
        json.WriteStartObject("assets");
        json.WriteStartArray("synonyms");
        json.WriteEndArray();
        json.WriteStartArray("qnas");
        foreach (var pair in document.Pairs)
        {
            Pair(json, pair, "dialog", () =>
            {
                json.WriteStartObject("metadata");
                foreach (var (name, value) in pair.Metadata)
                {
                    json.WriteString(name, value);
                }

                json.WriteEndObject();
            });
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static void Pair(Utf8JsonWriter json, QnaPair pair, string context, Action metadata)
    {
        json.WriteStartObject();
        json.WriteNumber("id", pair.Id ?? 0);
        json.WriteString("answer", pair.Answer);
        json.WriteString("source", pair.Source);
        json.WriteStartArray("questions");
        pair.Questions.ForEach(json.WriteStringValue);
        json.WriteEndArray();
        metadata();
        json.WriteStartObject(context);
        json.WriteBoolean("isContextOnly", pair.IsContextOnly);
        json.WriteStartArray("prompts");
        foreach (var prompt in pair.Prompts)
        {
            json.WriteStartObject();
            json.WriteNumber("displayOrder", prompt.Order);
            json.WriteNumber("qnaId", prompt.QnaId ?? 0);
            json.WriteString("displayText", prompt.Text);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static byte[] Write(Action<Utf8JsonWriter> content)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            json.WriteStartObject();
            content(json);
            json.WriteEndObject();
        }

        return stream.ToArray();
    }
}
