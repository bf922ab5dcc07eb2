using CareBot.Dialogs;
using CareBot.Handoff;
using CareBot.Knowledge;
using CareBot.Tests.Conversations.Scripts;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace CareBot.Tests.Dialogs;

public sealed class CareBotHandlerTests
{
    private readonly Conversation conversation = new(SampleShop.Knowledge, SampleShop.Hours);

    [Fact]
    public async Task An_answer_is_markdown_and_carries_its_quick_replies_as_imBack_actions()
    {
        var answer = Assert.Single(await conversation.SayAsync("ongkir ke bandung berapa"));
        Assert.Equal(SampleShop.Knowledge.Find("ongkos-kirim")!.TextFor("id")!.Answer, answer.Text);
        Assert.Equal(TextFormatTypes.Markdown, answer.TextFormat);
        Assert.All(answer.SuggestedActions.Actions, action => Assert.Equal((ActionTypes.ImBack, (object)action.Title), (action.Type, action.Value)));
    }

    [Fact]
    public async Task The_notes_of_an_answer_say_what_was_found()
    {
        await conversation.SayAsync("ongkir ke bandung berapa");
        var notes = conversation.Notes;
        Assert.Equal(("id", "question", MatchDecision.Answer, "ongkos-kirim", "answer"), (notes.Language, notes.Kind, notes.Decision, notes.AnsweredArticle, notes.Dialog));
        Assert.Equal("ongkos-kirim", notes.Ranked[0].ArticleId);
        Assert.Null(notes.Helped);
        await conversation.SayAsync("ya");
        Assert.Equal((true, null, null), (conversation.Notes.Helped, conversation.Notes.Decision, conversation.Notes.AnsweredArticle));
        await conversation.SayAsync("ongkir ke bandung berapa");
        await conversation.SayAsync("belum");
        Assert.Equal((false, "rephrase"), (conversation.Notes.Helped, conversation.Notes.Dialog));
    }

    [Fact]
    public async Task What_the_bot_asked_for_is_noted_as_an_answer_and_a_new_question_is_not()
    {
        await conversation.SayAsync("refund");
        await conversation.SayAsync("1");
        Assert.Equal("answer", conversation.Notes.Kind);
        await conversation.SayAsync("ya");
        Assert.Equal("answer", conversation.Notes.Kind);
        await conversation.SayAsync("refund");
        await conversation.SayAsync("lupa password akun gimana");
        Assert.Equal("question", conversation.Notes.Kind);
    }

    [Fact]
    public async Task A_disappointed_customer_who_complains_again_gets_a_person()
    {
        await conversation.SayAsync("kecewa, paket saya sudah seminggu belum sampai");
        Assert.Null(conversation.Notes.HandoffReason);
        await conversation.SayAsync("kecewa, sudah seminggu paket belum sampai");
        Assert.Equal("angry", conversation.Notes.HandoffReason);
        Assert.Contains(MoodTrail.Repeated, conversation.Notes.AngerSignals);
    }

    [Fact]
    public async Task The_handoff_event_carries_the_reason_and_the_whole_transcript()
    {
        await conversation.SayAsync("halo");
        var sent = await conversation.SayAsync("anjing, paket mana");
        var handoff = sent[^1];
        Assert.Equal((ActivityTypes.Event, HandoffEventNames.InitiateHandoff), (handoff.Type, handoff.Name));
        var request = Assert.IsType<HandoffRequest>(handoff.Value);
        Assert.Equal(("angry", "id"), (request.Reason, request.Language));
        Assert.Contains("swearing: anjing", request.Signals);
        var transcript = Assert.IsType<Transcript>(Assert.Single(handoff.Attachments).Content);
        Assert.Equal(["halo", "Halo! Saya asisten virtual yang siap bantu 24 jam. Ada yang bisa saya bantu?", "anjing, paket mana"], transcript.Activities.Select(a => a.Text));
        Assert.Equal(("angry", "anger"), (conversation.Notes.HandoffReason, conversation.Notes.Dialog));
        Assert.True(conversation.Notes.Anger >= 0.8);
    }

    [Fact]
    public async Task A_request_for_help_that_failed_carries_the_open_question()
    {
        await conversation.SayAsync("resep rendang padang");
        await conversation.SayAsync("cara masak nasi goreng enak");
        var sent = await conversation.SayAsync("ya");
        var request = Assert.IsType<HandoffRequest>(sent[^1].Value);
        Assert.Equal(("unresolved", "cara masak nasi goreng enak"), (request.Reason, request.Question));
    }

    [Fact]
    public async Task After_a_handoff_the_dialog_stack_is_empty()
    {
        await conversation.SayAsync("refund");
        await conversation.SayAsync("mau ngomong sama orang");
        conversation.ChangeStored(state => Assert.Empty((JArray)state["dialogs"]!["dialogStack"]!));
    }

    [Fact]
    public async Task While_a_person_speaks_the_bot_is_silent_but_still_reads()
    {
        conversation.Stage = HandoffStage.Person;
        Assert.Empty(await conversation.SayAsync("this is ridiculous, worst service ever"));
        Assert.Empty(await conversation.JoinAsync());
        await conversation.SayAsync("this is ridiculous, worst service ever");
        Assert.True(conversation.Notes.Anger > 0.5);
        Assert.Null(conversation.Notes.Dialog);
    }

    [Fact]
    public async Task A_dialog_that_no_longer_exists_restarts_the_conversation_at_its_root()
    {
        await conversation.SayAsync("refund");
        conversation.ChangeStored(state => state["dialogs"]!["dialogStack"]![0]!["id"] = "survey");
        await conversation.SayAsync("1");
        Assert.Equal("question", conversation.Notes.Kind);
        Assert.NotNull(conversation.Notes.Decision);
    }

    [Theory]
    [InlineData("""{"Version":99,"Greeted":true}""")]
    [InlineData("{")]
    public async Task State_of_another_version_is_dropped(string memory)
    {
        await conversation.SayAsync("halo");
        await conversation.SayAsync("refund");
        conversation.ChangeStored(state => state["memory"] = memory);
        var greeting = Assert.Single(await conversation.SayAsync("halo"));
        Assert.StartsWith("Halo! Saya asisten virtual", greeting.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_choice_and_thanks_in_one_turn_are_a_choice()
    {
        await conversation.SayAsync("refund");
        await conversation.SayAsync("1", "makasih kak");
        Assert.Equal("lama-refund", conversation.Notes.AnsweredArticle);
    }

    [Fact]
    public async Task A_yes_with_a_new_question_in_one_turn_is_the_question()
    {
        await conversation.SayAsync("refund");
        await conversation.SayAsync("1");
        await conversation.SayAsync("ya", "lupa password akun gimana");
        Assert.Equal("lupa-sandi", conversation.Notes.AnsweredArticle);
    }

    [Fact]
    public async Task A_postback_without_text_means_its_value()
    {
        await conversation.TurnAsync(new Activity { Type = ActivityTypes.Message, Value = "ongkir ke bandung berapa" }, ["ongkir ke bandung berapa"]);
        Assert.Equal("ongkos-kirim", conversation.Notes.AnsweredArticle);
    }

    [Fact]
    public async Task A_picture_without_words_is_answered()
    {
        var sent = await conversation.TurnAsync(new Activity { Type = ActivityTypes.Message, Attachments = [new Attachment("image/png", "https://shop.example/a.png")] }, [""]);
        Assert.Equal(Sentences.Default("id", Sentence.SmallTalkAttachment), Assert.Single(sent).Text);
    }

    [Theory]
    [InlineData("en-US", "Hi! I'm the virtual assistant")]
    [InlineData("ms-MY", "Hai! Saya pembantu maya")]
    [InlineData("id-ID", "Halo! Saya asisten virtual")]
    [InlineData("fr-FR", "Halo! Saya asisten virtual")]
    [InlineData(null, "Halo! Saya asisten virtual")]
    public async Task The_customer_is_greeted_once_in_the_language_of_the_device(string? locale, string beginning)
    {
        var greeting = Assert.Single(await conversation.JoinAsync(locale));
        Assert.StartsWith(beginning, greeting.Text, StringComparison.Ordinal);
        Assert.Empty(await conversation.JoinAsync(locale));
    }

    [Fact]
    public async Task An_empty_knowledge_base_leads_to_a_person()
    {
        var empty = new Conversation(KnowledgeBase.Empty, SampleShop.Hours);
        await empty.SayAsync("ongkir berapa");
        var offer = Assert.Single(await empty.SayAsync("biaya kirim ke bandung"));
        Assert.Equal(Sentences.Default("id", Sentence.OfferPerson), offer.Text);
    }

    [Fact]
    public async Task Without_any_opening_in_sight_the_handoff_promises_no_time()
    {
        var shut = new Conversation(SampleShop.Knowledge, OpeningHoursJson.Read("{}"));
        var sent = await shut.SayAsync("mau ngomong sama orang");
        Assert.Equal($"{Sentences.Default("id", Sentence.HandoffAsked)} {Sentences.Default("id", Sentence.HandoffUnknown)}", sent[0].Text);
        shut.Stage = HandoffStage.Bot;
        Assert.Equal(Sentences.Default("id", Sentence.HoursUnknown), Assert.Single(await shut.SayAsync("jam operasional")).Text);
    }

    [Fact]
    public async Task A_turn_without_facts_is_refused_with_what_is_missing()
    {
        var bot = new CareBotHandler(new ConversationState(new MemoryStorage()));
        var activity = new Activity { Type = ActivityTypes.Message, Text = "halo", ChannelId = "test", Conversation = new ConversationAccount(id: "c") };
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => new CollectingAdapter().RunAsync(activity, bot, _ => { }));
        Assert.Contains("TurnFacts", error.Message, StringComparison.Ordinal);
    }
}
