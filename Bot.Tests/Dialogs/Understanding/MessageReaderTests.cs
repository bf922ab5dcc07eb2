using CareBot.Dialogs.Understanding;

namespace CareBot.Tests.Dialogs.Understanding;

public sealed class MessageReaderTests
{
    [Theory]
    // courtesies, however they are spelt
    [InlineData("ok makasih kak 🙏", MessageKind.Thanks)]
    [InlineData("Makasiiih banyak ya kakkk", MessageKind.Thanks)]
    [InlineData("terima kasih atas bantuannya", MessageKind.Thanks)]
    [InlineData("thank you so much!", MessageKind.Thanks)]
    [InlineData("tq ya", MessageKind.Thanks)]
    [InlineData("sangat membantu", MessageKind.Thanks)]
    [InlineData("🙏🙏", MessageKind.Thanks)]
    [InlineData("halo", MessageKind.Greeting)]
    [InlineData("Haloooo kak", MessageKind.Greeting)]
    [InlineData("selamat malam min", MessageKind.Greeting)]
    [InlineData("assalamualaikum", MessageKind.Greeting)]
    [InlineData("p", MessageKind.Greeting)]
    [InlineData("min", MessageKind.Greeting)]
    [InlineData("good morning", MessageKind.Greeting)]
    [InlineData("sudah cukup, makasih", MessageKind.Goodbye)]
    [InlineData("that's all, bye", MessageKind.Goodbye)]
    [InlineData("good night", MessageKind.Goodbye)]
    [InlineData("itu aja", MessageKind.Goodbye)]
    [InlineData("iya", MessageKind.Yes)]
    [InlineData("oke siap kak", MessageKind.Yes)]
    [InlineData("👍", MessageKind.Yes)]
    [InlineData("yes please", MessageKind.Yes)]
    [InlineData("belum", MessageKind.No)]
    [InlineData("ga membantu", MessageKind.No)]
    [InlineData("masih bingung kak", MessageKind.No)]
    [InlineData("not yet", MessageKind.No)]
    [InlineData("tidak usah", MessageKind.No)]
    [InlineData("mau tanya dong kak", MessageKind.LeadIn)]
    [InlineData("halo kak, numpang nanya", MessageKind.LeadIn)]
    [InlineData("can I ask you something?", MessageKind.LeadIn)]
    // no words
    [InlineData("😊", MessageKind.Wordless)]
    [InlineData("???", MessageKind.Wordless)]
    [InlineData("", MessageKind.Wordless)]
    [InlineData("🍉", MessageKind.Wordless)]
    // a wish for a person
    [InlineData("mau ngomong sama orang", MessageKind.Person)]
    [InlineData("gatau, mau ngomong sama orang aja", MessageKind.Person)]
    [InlineData("cs manusia dong", MessageKind.Person)]
    [InlineData("admin nya mana", MessageKind.Person)]
    [InlineData("adminnya mana sih", MessageKind.Person)]
    [InlineData("talk to a human", MessageKind.Person)]
    [InlineData("I want to speak to a real person please", MessageKind.Person)]
    [InlineData("nak cakap dengan orang", MessageKind.Person)]
    [InlineData("tolong sambungkan ke cs", MessageKind.Person)]
    [InlineData("bisa hubungkan saya dengan petugas?", MessageKind.Person)]
    [InlineData("ga mau ngomong sama bot", MessageKind.Person)]
    [InlineData("agent", MessageKind.Person)]
    [InlineData("panggil admin", MessageKind.Person)]
    [InlineData("let me talk to customer service", MessageKind.Person)]
    // words of a person without the wish
    [InlineData("ga usah ngomong sama orang", MessageKind.Question)]
    [InlineData("nomor cs berapa", MessageKind.Question)]
    [InlineData("lowongan admin ada ga", MessageKind.Question)]
    [InlineData("admin, ongkir ke bali berapa", MessageKind.Question)]
    // opening hours
    [InlineData("jam operasional sampai jam berapa", MessageKind.Hours)]
    [InlineData("buka ga hari minggu?", MessageKind.Hours)]
    [InlineData("besok buka jam berapa kak", MessageKind.Hours)]
    [InlineData("cs nya online sampe jam brp", MessageKind.Hours)]
    [InlineData("masih buka?", MessageKind.Hours)]
    [InlineData("what time do you close?", MessageKind.Hours)]
    [InlineData("are you open on Sunday", MessageKind.Hours)]
    [InlineData("waktu operasi hari ahad", MessageKind.Hours)]
    [InlineData("lebaran libur ga", MessageKind.Hours)]
    // not ours to say when they are open
    [InlineData("kurir antar sampai jam berapa", MessageKind.Question)]
    [InlineData("cara buka toko di sini", MessageKind.Question)]
    // who is speaking
    [InlineData("kamu bot ya?", MessageKind.BotOrHuman)]
    [InlineData("ini orang apa robot", MessageKind.BotOrHuman)]
    [InlineData("are you a real person?", MessageKind.BotOrHuman)]
    [InlineData("siapa nama kamu", MessageKind.BotOrHuman)]
    [InlineData("apa kabar?", MessageKind.HowAreYou)]
    // questions, whatever surrounds them
    [InlineData("makasih, terus ongkirnya berapa?", MessageKind.Question)]
    [InlineData("halo kak mau tanya dong ongkir ke bandung", MessageKind.Question)]
    [InlineData("tidak bisa login", MessageKind.Question)]
    [InlineData("belum sampai paketnya", MessageKind.Question)]
    [InlineData("ya tapi paketnya dimana", MessageKind.Question)]
    public void A_message_has_one_kind(string text, MessageKind kind) => Assert.Equal(kind, MessageReader.Read(text, null).Kind);

    [Theory]
    [InlineData("makasih, terus ongkirnya berapa?", "ongkirnya berapa?")]
    [InlineData("ok makasih kak. Ongkirnya berapa?", "Ongkirnya berapa?")]
    [InlineData("Halo kak, mau tanya dong, ongkir ke Bandung berapa? Makasih kak 🙏", "ongkir ke Bandung berapa?")]
    [InlineData("tidak bisa login", "tidak bisa login")]
    [InlineData("  cara retur  ", "cara retur")]
    public void A_search_is_given_the_question_without_its_courtesies(string text, string question) =>
        Assert.Equal(question, MessageReader.Read(text, null).Question);

    [Fact]
    public void A_message_of_courtesies_keeps_all_that_it_says()
    {
        var reading = MessageReader.Read("ga usah kak, makasih", "id");
        Assert.Equal(MessageKind.Thanks, reading.Kind);
        Assert.True(reading.Refuses);
        Assert.False(reading.Agrees);
    }

    [Theory]
    [InlineData("Where is my parcel? I ordered it last week", null, "en")]
    [InlineData("paket saya belum sampai sampai sekarang", null, "id")]
    [InlineData("where is my parcel now please", "id", "en")]
    [InlineData("ok", "en", "en")]
    [InlineData("iya", "en", "en")]
    [InlineData("COD?", "en", "en")]
    [InlineData("👍", "ms", "ms")]
    [InlineData("荷物はどこですか", null, "id")]
    public void The_language_of_the_conversation_holds_unless_the_message_is_clearly_in_another(string text, string? before, string language) =>
        Assert.Equal(language, MessageReader.Read(text, before).Language);

    [Theory]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(9)]
    public void Nonsense_is_read_without_failing(int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < 200; i++)
        {
            var text = new string([.. Enumerable.Range(0, random.Next(60)).Select(_ => (char)random.Next(random.Next(2) == 0 ? 128 : 65536))]);
            var reading = MessageReader.Read(text, null);
            Assert.Contains(reading.Language, new[] { "id", "en", "ms" });
            Assert.InRange(reading.Anger.Probability, 0, 1);
        }
    }

    [Fact]
    public void Of_a_very_long_message_the_beginning_is_read()
    {
        var reading = MessageReader.Read(string.Concat(Enumerable.Repeat("ongkir ke bandung ", 10_000)), null);
        Assert.Equal(MessageKind.Question, reading.Kind);
        Assert.True(reading.Question.Length <= MessageReader.MostRead);
    }

    [Fact]
    public void A_sample_question_that_an_article_answers_is_searched_for()
    {
        foreach (var cells in File.ReadLines(RepositoryFiles.Path("Bot.Tests/Knowledge/sample-questions.tsv")).Skip(1).Select(line => line.Split('\t')))
        {
            var reading = MessageReader.Read(cells[0], null);
            Assert.True(cells[1].Length == 0 || reading.Kind == MessageKind.Question, $"{cells[0]}: {reading.Kind}");
        }
    }

    [Theory]
    [InlineData("paket saya belum sampai juga, can you please check where it is now", "mixed", null)]
    [InlineData("I have already paid for the order tapi statusnya masih belum berubah juga kak", "mixed", null)]
    [InlineData("paket saya belum sampai juga", "id", "id")]
    [InlineData("mau refund order saya kak, bisa cancel ga", "id", "id")]
    [InlineData("where is my order, it should have arrived yesterday", "en", "en")]
    [InlineData("где мой заказ", "other", "id")]
    [InlineData("你好", "other", "id")]
    [InlineData("makasih kak", "id", "id")]
    [InlineData("🙏", "id", "id")]
    public void What_a_message_is_written_in_may_differ_from_the_language_of_the_reply(string text, string written, string? reply)
    {
        var reading = MessageReader.Read(text, null);
        Assert.Equal(written, reading.WrittenIn);
        Assert.Equal(reply ?? reading.Language, reading.Language);
    }
}
