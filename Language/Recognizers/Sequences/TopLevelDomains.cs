namespace CareBot.Language.Recognizers.Sequences;

/// <summary>Ends of host names: the countries' two letters and the common generic ones.</summary>
internal static class TopLevelDomains
{
    private const string Countries =
        "ac ad ae af ag ai al am ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bm bn bo br bs bt bv bw by bz ca cc cd cf cg ch ci ck cl cm cn co "
        + "cr cu cv cw cx cy cz de dj dk dm do dz ec ee eg er es et eu fi fj fk fm fo fr ga gb gd ge gf gg gh gi gl gm gn gp gq gr gs gt gu gw gy hk hm hn "
        + "hr ht hu id ie il im in io iq ir is it je jm jo jp ke kg kh ki km kn kp kr kw ky kz la lb lc li lk lr ls lt lu lv ly ma mc md me mg mh mk ml mm "
        + "mn mo mp mq mr ms mt mu mv mw mx my mz na nc ne nf ng ni nl no np nr nu nz om pa pe pf pg ph pk pl pm pn pr ps pt pw py qa re ro rs ru rw sa sb "
        + "sc sd se sg sh si sj sk sl sm sn so sr ss st su sv sx sy sz tc td tf tg th tj tk tl tm tn to tr tt tv tw tz ua ug uk us uy uz va vc ve vg vi vn "
        + "vu wf ws ye yt za zm zw";

    private const string Generic =
        "com org net edu gov mil int info biz name pro mobi asia tel travel jobs cat post xyz app dev web online site store shop tech blog cloud page link "
        + "live news media agency email group team work works world space website digital design studio academy school college university health care clinic "
        + "bank finance money cash credit insurance market marketing sale deals discount fashion beauty food cafe restaurant pizza coffee bar pub hotel tours "
        + "holiday vacations flights games game play fun video photo photos music art gallery wiki help support chat social community network systems solutions "
        + "services software computer technology engineering energy green house homes land city town london berlin paris tokyo nyc africa aws google bot "
        + "zone today guru ninja expert tips tools directory company center foundation church law legal lawyer tax consulting partners ventures capital fund "
        + "exchange trading bid auction supply supplies express delivery taxi car cars auto bike run fit yoga dog pet baby kids family dating love wedding gift "
        + "gifts promo vip club top win icu one new best plus global international events party show theater film movie radio press report review reviews";

    private static readonly HashSet<string> Known = new(Countries.Split(' ').Concat(Generic.Split(' ')), StringComparer.OrdinalIgnoreCase);
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Spans = Known.GetAlternateLookup<ReadOnlySpan<char>>();

    public static bool Contains(ReadOnlySpan<char> domain) => Spans.Contains(domain);
}
