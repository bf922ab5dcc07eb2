using System.Globalization;
using System.Text.Json;
using CareBot.Bench.Turn;
using CareBot.Bot.Conversations;
using CareBot.Dialogs;
using CareBot.Dialogs.Prompts;
using CareBot.Dialogs.Understanding;
using CareBot.Dialogs.Understanding.Mood;
using CareBot.Handoff;
using CareBot.Knowledge;
using CareBot.Knowledge.Matching;
using CareBot.Language;
using CareBot.Language.Recognizers;
using CareBot.Language.Recognizers.Private;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Dialogs;
using Microsoft.Bot.Schema;

namespace CareBot.Bench.Question;

/// <summary>
/// What one question of the sample shop costs from the loaded turn to the changes that are committed, without database and network: the whole turn through
/// the handler, then each part by itself over the same questions. Times are the processor's, those of the quickest round, so that other processes disturb them little.
/// </summary>
internal static class QuestionRun
{
    private const int Customers = 50;
    private const double AskedMicroseconds = 250;
    private const double AskedKilobytes = 30;
    private static readonly DateTimeOffset Now = new(2026, 11, 16, 9, 0, 0, TimeSpan.FromHours(7));
    private static readonly OpeningHours Hours = OpeningHoursJson.Read(
        """{"TimeZone":"Asia/Jakarta","Weekly":{"Monday":["08:00-17:00"],"Tuesday":["08:00-17:00"],"Wednesday":["08:00-17:00"],"Thursday":["08:00-17:00"],"Friday":["08:00-17:00"]}}""");

    public static async Task<int> RunAsync(int rounds, bool withParts)
    {
        var articles = KnowledgeFolder.Read(Path.Combine(AppContext.BaseDirectory, "Sample")).Articles;
        var knowledge = KnowledgeBase.Build(articles);
        string[] questions = [.. articles.SelectMany(article => article.Texts.Values).SelectMany(text => text.Questions)];
        Console.WriteLine(Text($"{articles.Count} articles, {questions.Length} questions of {questions.Average(question => question.Length):0} characters, {rounds} times each"));

        AskingCustomer[] customers = [.. Enumerable.Range(0, Customers).Select(_ => new AskingCustomer(knowledge, Hours, Now))];
        var (asked, answered, notes) = (0, 0, new TurnNotes());
        var whole = await MeasureAsync("one turn", questions, rounds, async question =>
        {
            notes = await customers[asked++ % Customers].AskAsync(question);
            answered += notes.AnsweredArticle is null ? 0 : 1;
        });
        Console.WriteLine(Text($"{(double)answered / asked:0.000} of the turns answered"));
        if (withParts)
        {
            Parts(knowledge, questions, rounds);
            await MeasureAsync("  state read and kept", questions, rounds, _ => KeepAsync(customers[asked++ % Customers].State));
            Measure("  handler with dialogs", questions, rounds, _ => new CareBotHandler(new ConversationState(new TurnStorage(stored: null))));
            Measure("  notes as JSON", questions, rounds, _ => JsonSerializer.Serialize(notes, StoredJson.Options));
        }

        return whole is { Microseconds: <= AskedMicroseconds, Kilobytes: <= AskedKilobytes } ? 0 : 1;
    }

    private static void Parts(KnowledgeBase knowledge, string[] questions, int rounds)
    {
        var local = Now.DateTime;
        var readings = questions.ToDictionary(question => question, question => MessageReader.Read(question, conversationLanguage: null), StringComparer.Ordinal);
        var words = questions.ToDictionary(question => question, MessageWord.Of, StringComparer.Ordinal);
        Measure("  secrets", questions, rounds, question => PrivateData.FindSecrets(question));
        Measure("  understanding", questions, rounds, question => MessageReader.Read(question, LanguageCode.Indonesian, local));
        Measure("    words", questions, rounds, question => MessageWord.Of(question));
        Measure("    language", questions, rounds, question => LanguageIdentifier.Default.Identify(question, out _));
        Measure("    plain words", questions, rounds, question => Normalizer.Default.Normalize(question, readings[question].Language));
        Measure("    anger", questions, rounds, question => AngerReader.Read(question, words[question]));
        Measure("    mood", questions, rounds, question => MoodReader.Read(question, readings[question].Language, AngerReading.None));
        Measure("    entities", questions, rounds, question => EntityReader.Read(question, readings[question].Language, local));
        Measure("  matching", questions, rounds, question => knowledge.MatchEach(Query(readings[question])));
        Measure("    one search", questions, rounds, question => knowledge.Match(Query(readings[question])));
        var reader = Reader(knowledge);
        Measure("    reading the text", questions, rounds, question => reader.Read(readings[question].Question, readings[question].Language));
    }

    /// <summary>A turn's state without its dialogs: read, changed and written.</summary>
    private static async Task KeepAsync(string? state)
    {
        var storage = new TurnStorage(state);
        var conversation = new StoredConversation(new ConversationState(storage));
        var dialogs = new DialogSet(conversation.Stack).Add(new AnswerDialog()).Add(new SelectionPrompt(CareDialog.Titles));
        using var context = new TurnContext(new SilentAdapter(), new Activity { Type = ActivityTypes.Message, ChannelId = "messenger", Conversation = new ConversationAccount(id: "c1") });
        var memory = await conversation.OpenAsync(context, dialogs, CancellationToken.None);
        memory.Misses++;
        await conversation.SaveAsync(context, memory, CancellationToken.None);
        GC.KeepAlive(storage.ToJson());
    }

    private static MatchQuery Query(MessageReading reading) => new(reading.Question) { Language = reading.Language, At = Now };

    private static QueryReader Reader(KnowledgeBase knowledge)
    {
        Article[] articles = [.. knowledge.Articles.OrderBy(article => article.Id, StringComparer.Ordinal)];
        var synonyms = new Synonyms(knowledge.Rules.Synonyms);
        var examples = ExampleReader.Read(articles, synonyms, out var space);
        return new(new(articles, synonyms, examples, space));
    }

    private static void Measure(string name, string[] questions, int rounds, Func<string, object> part) =>
        MeasureAsync(name, questions, rounds, question =>
        {
            GC.KeepAlive(part(question));
            return Task.CompletedTask;
        }).GetAwaiter().GetResult();

    private static async Task<(double Microseconds, double Kilobytes)> MeasureAsync(string name, string[] questions, int rounds, Func<string, Task> part)
    {
        for (var round = 0; round < Math.Max(1, rounds / 2); round++)
        {
            await AskAsync(questions, part);
        }

        GC.Collect();
        var (least, allocated) = (double.MaxValue, GC.GetTotalAllocatedBytes(precise: true));
        for (var round = 0; round < rounds; round++)
        {
            var processor = Environment.CpuUsage.TotalTime;
            await AskAsync(questions, part);
            least = Math.Min(least, (Environment.CpuUsage.TotalTime - processor).TotalMicroseconds / questions.Length);
        }

        var kilobytes = (GC.GetTotalAllocatedBytes(precise: true) - allocated) / (double)questions.Length / rounds / 1000;
        Console.WriteLine(Text($"{name,-24}{least,10:0.0} us {kilobytes,10:0.0} kB"));
        return (least, kilobytes);
    }

    private static async Task AskAsync(string[] questions, Func<string, Task> part)
    {
        foreach (var question in questions)
        {
            await part(question);
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
