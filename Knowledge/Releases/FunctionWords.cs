using System.Collections.Frozen;

namespace CareBot.Knowledge.Releases;

/// <summary>Words that a question can lose or gain without meaning something else: particles, forms of address, articles, auxiliaries; after normalising.</summary>
internal static class FunctionWords
{
    private static readonly FrozenSet<string> Words = string.Join(' ',
        "kak kakak min admin gan agan sis bang bro mas mbak pak bu bos om halo hai hi hello hey tolong mohon permisi maaf dong sih ya yah iya deh nih tuh kok lah pun kah tah",
        "saya aku gue gua kamu anda kita kami dia mereka ini itu yang di ke dari pada untuk buat dengan sama oleh dan atau tapi kalau jika bila agar supaya karena lagi juga sudah telah sedang akan mau ingin bisa dapat boleh apa apakah bagaimana gimana cara",
        "sekarang saja aja ada adalah jadi terus lalu begitu nya si para",
        "nak kat dekat macam mana boleh ke awak korang encik puan tuan",
        "i me my we our you your he she it its they them a an the this that these those is are was were be been am do does did have has had can could will would shall should may might must to of in on at by for with from as and or but if so please kindly how what hi hello")
        .Split(' ').ToFrozenSet(StringComparer.Ordinal);

    public static bool Contains(string word) => Words.Contains(word);
}
