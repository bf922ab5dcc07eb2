using CareBot.Dialogs;
using CareBot.Dialogs.Understanding;

namespace CareBot.Tests.Dialogs;

public sealed class MoodTrailTests
{
    private readonly MoodTrail trail = new();

    [Fact]
    public void Anger_that_rises_over_three_messages_counts_more_than_the_last_alone()
    {
        const string Last = "kecewa!!!";
        var alone = MessageReader.Read(Last, "id").Anger;
        Hear("ongkir ke bandung berapa");
        Hear("halo???");
        var heard = Hear(Last);
        Assert.False(alone.IsAngry);
        Assert.True(heard.IsAngry, heard.ToString());
        Assert.Contains(MoodTrail.Rising, heard.Signals);
        Assert.Contains(heard.Reasons, reason => (reason.Signal, reason.Start, reason.Length) == (MoodTrail.Rising, 0, Last.Length));
    }

    [Fact]
    public void Anger_that_stays_as_it_is_does_not_rise()
    {
        Hear("kecewa!!!");
        Hear("kecewa!!!");
        Assert.DoesNotContain(MoodTrail.Rising, Hear("kecewa!!!").Signals);
    }

    [Fact]
    public void A_complaint_said_again_in_other_words_is_told_and_insisting_is_anger()
    {
        Hear("udah seminggu paket saya belum sampai, kecewa");
        var again = Hear("paket saya masih belum sampai, udah seminggu. rusak semua");
        Assert.Contains(MoodTrail.Repeated, again.Signals);
        Assert.True(Hear("paket belum sampai juga seminggu, gimana ini, kecewa").IsAngry);
    }

    [Fact]
    public void Another_complaint_is_no_repetition()
    {
        Hear("udah seminggu paket saya belum sampai, kecewa");
        Assert.DoesNotContain(MoodTrail.Repeated, Hear("kecewa, warna sepatunya luntur dan jahitannya lepas").Signals);
    }

    [Fact]
    public void A_question_asked_again_is_no_complaint()
    {
        Hear("ongkir ke bandung berapa");
        Assert.Empty(Hear("ongkir ke bandung berapa").Signals);
    }

    [Fact]
    public void The_trail_outlives_the_turn_without_numbers_that_the_customer_wrote_and_ends_with_the_handoff()
    {
        var memory = new ConversationMemory();
        memory.Mood.Hear(MessageReader.Read("kecewa, pesanan 812345 belum sampai seminggu", "id"));
        var json = memory.ToJson();
        Assert.DoesNotContain("812345", json, StringComparison.Ordinal);
        var later = ConversationMemory.FromJson(json)!;
        Assert.Contains(MoodTrail.Repeated, later.Mood.Hear(MessageReader.Read("kecewa, pesanan belum sampai seminggu", "id")).Signals);
        later.GaveUp();
        Assert.Empty(later.Mood.Complaints);
    }

    private AngerReading Hear(string text) => trail.Hear(MessageReader.Read(text, "id"));
}
