namespace CareBot.Language.Recognizers.DateTimes.Malay;

/// <summary>The words that an Indonesian or Malay expression about time can begin with; any other place is passed at once.</summary>
internal static class MalayStarters
{
    private static readonly HashSet<string> Words = new(
        MalayTimeWords.Months.Keys.Concat(MalayTimeWords.Weekdays.Keys).Concat(MalayTimeWords.Units.Keys).Concat(MalayTimeWords.OneUnit.Keys).Concat(MalayTimeWords.DayParts.Keys)
            .Concat(MalayTimeWords.Near.Keys).Concat(Numbers.MalayNumberWords.Units.Keys).Concat(Numbers.MalayNumberWords.Whole.Keys)
            .Concat((
                "hari hr sekarang skrg skrang kini saat pukul pkl pkul jam jm tgl tanggal tarikh tanggl h hut lebaran idul idulfitri iduladha raya aidilfitri aidiladha awal akhir ahir hujung pertengahan puasa ramadan ramadhan "
                + "natal krismas tahun imlek malam tengah valentine agustusan harbolnas setengah stengah setgh separuh beberapa bbrp dalam dlm selama setiap tiap tiap2 harian mingguan "
                + "bulanan tahunan weekend pekan sebelum sblm seblm setelah stlh habis abis sesudah ssdh selepas lepas sejak semenjak sejk dari dr sampai sampe hingga smpe sampek antara antr paling "
                + "sekitar sekitaran kira lebih kurang nanti ntar nnti tadi td semalam smlm semalem quarter kuartal q bulan minggu dini mlm akhirnya today tomorrow weekdays sehari malem "
                + "selambatnya selambat pagi2 mulai menjelang jelang lewat dua tiga").Split(' ')));

    public static bool Contains(string word) => Words.Contains(word);
}
