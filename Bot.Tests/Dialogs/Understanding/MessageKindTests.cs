using CareBot.Dialogs.Understanding;

namespace CareBot.Tests.Dialogs.Understanding;

public sealed class MessageKindTests
{
    public static TheoryData<MessageKind, string> Table
    {
        get
        {
            var table = new TheoryData<MessageKind, string>();
            foreach (var cells in File.ReadLines(RepositoryFiles.Path("Bot.Tests/Dialogs/Understanding/kinds.tsv")).Skip(1).Select(line => line.Split('\t')))
            {
                table.Add(Enum.Parse<MessageKind>(cells[0]), cells[1]);
            }
            return table;
        }
    }

    [Theory]
    [MemberData(nameof(Table))]
    public void A_message_is_of_the_kind_that_a_person_would_name(MessageKind kind, string text) => Assert.Equal(kind, MessageReader.Read(text, null).Kind);

    [Theory]
    [InlineData("kecewa banget, barang yang datang rusak", true)]
    [InlineData("udah seminggu paket saya belum sampai", true)]
    [InlineData("this is the worst shop, the bag is torn", true)]
    [InlineData("ongkir ke bandung berapa", false)]
    [InlineData("bisa bayar pakai kartu kredit?", false)]
    [InlineData("alamat saya jl. anggrek no 7 rt 02 rw 04 kel mekarsari", false)]
    [InlineData("makasih", false)]
    public void A_complaint_is_told_from_a_question(string text, bool isComplaint) => Assert.Equal(isComplaint, MessageReader.Read(text, null).IsComplaint);

    [Fact]
    public void Bs_is_bisa_and_not_an_insult() => Assert.Equal(0, AngerReader.Read("ga bs login kak", MessageWord.Of("ga bs login kak")).Probability);
}
