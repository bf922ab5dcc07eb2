namespace CareBot.Language.Recognizers.Money;

/// <summary>The world's currencies, one a line: unit; ISO 4217 code (a minus: none is certain); words for it; signs in front or behind.</summary>
internal static class CurrencyTable
{
    internal const string Lines =
        """
        Dollar;-;dollar,dollars,buck,bucks,dolar;$
        United States dollar;USD;us dollar,us dollars,u.s. dollar,u.s. dollars,u.s dollar,u.s dollars,united states dollar,united states dollars,american dollar,american dollars,dolar as,dolar amerika,dollar as,dollar amerika,dolar us;us$,us $,u.s. $,u.s $,usd$,usd $
        Canadian dollar;CAD;canadian dollar,canadian dollars;c$,c $,can$,can $,ca$,cad$,cad $
        Australian dollar;AUD;australian dollar,australian dollars;a$,a $,au$,aud$,aud $
        New Zealand dollar;NZD;new zealand dollar,new zealand dollars;nz$,nz $,nzd$,nzd $
        Hong Kong dollar;HKD;hong kong dollar,hong kong dollars;hk$,hk $,hkd$
        Singapore dollar;SGD;singapore dollar,singapore dollars,dolar singapura;s$,sg$,sgd$
        New Taiwan dollar;TWD;new taiwan dollar,new taiwan dollars,taiwan dollar,taiwan dollars,nt dollar;nt$,nt $
        Jamaican dollar;JMD;jamaican dollar,jamaican dollars;j$
        Bahamian dollar;BSD;bahamian dollar,bahamian dollars;b$
        Barbadian dollar;BBD;barbadian dollar,barbadian dollars,barbados dollar;
        Belize dollar;BZD;belize dollar,belize dollars;bz$
        Bermudian dollar;BMD;bermudian dollar,bermudian dollars,bermuda dollar;
        Brunei dollar;BND;brunei dollar,brunei dollars;
        Cayman Islands dollar;KYD;cayman islands dollar,cayman islands dollars;ci$
        Fijian dollar;FJD;fijian dollar,fijian dollars,fiji dollar,fiji dollars;fj$
        Guyanese dollar;GYD;guyanese dollar,guyanese dollars,guyana dollar;gy$
        Liberian dollar;LRD;liberian dollar,liberian dollars;l$
        Namibian dollar;NAD;namibian dollar,namibian dollars,namibia dollar;n$
        Solomon Islands dollar;SBD;solomon islands dollar,solomon islands dollars;si$
        Surinamese dollar;SRD;surinamese dollar,surinamese dollars,suriname dollar;
        Trinidad and Tobago dollar;TTD;trinidad and tobago dollar,trinidad and tobago dollars;tt$
        Eastern Caribbean dollar;XCD;east caribbean dollar,eastern caribbean dollar,eastern caribbean dollars;ec$
        Zimbabwean dollar;ZWD;zimbabwean dollar,zimbabwean dollars,zimbabwe dollar;
        Euro;EUR;euro,euros;€
        Pound;-;pound,pounds,quid;£
        British pound;GBP;british pound,british pounds,pound sterling,pounds sterling,sterling;gb£
        Egyptian pound;EGP;egyptian pound,egyptian pounds;e£
        Lebanese pound;LBP;lebanese pound,lebanese pounds;
        Syrian pound;SYP;syrian pound,syrian pounds;
        Sudanese pound;SDG;sudanese pound,sudanese pounds;
        South Sudanese pound;SSP;south sudanese pound,south sudanese pounds;
        Cypriot pound;-;cypriot pound,cyprus pound,cypriot pounds;
        Irish pound;-;irish pound,irish pounds;
        Falkland Islands pound;FKP;falkland islands pound,falkland islands pounds;fk£
        Gibraltar pound;GIP;gibraltar pound,gibraltar pounds;
        Manx pound;IMP;manx pound,manx pounds;
        Saint Helena pound;SHP;saint helena pound,saint helena pounds;
        Japanese yen;JPY;yen,yens,japanese yen;¥
        Chinese yuan;CNY;yuan,yuans,chinese yuan,renminbi,rmb,kuai;元,cn¥,rmb
        Franc;-;franc,francs;
        Swiss franc;CHF;swiss franc,swiss francs;
        French franc;-;french franc,french francs;
        Belgian franc;-;belgian franc,belgian francs;
        Burundian franc;BIF;burundian franc,burundian francs;
        Congolese franc;CDF;congolese franc,congolese francs;
        Comorian franc;KMF;comorian franc,comorian francs;
        Djiboutian franc;DJF;djiboutian franc,djiboutian francs;
        Guinean franc;GNF;guinean franc,guinean francs;
        Rwandan franc;RWF;rwandan franc,rwandan francs;
        West African CFA franc;XOF;west african cfa franc,west african cfa francs;
        Central African CFA franc;XAF;central african cfa franc,central african cfa francs;
        CFP franc;XPF;cfp franc,cfp francs;
        German mark;-;german mark,german marks,deutsche mark,deutsche marks,deutschmark,deutschmarks,deutsche marks;
        Finnish markka;-;finnish markka,finnish mark,finnish marks;
        Bosnia and Herzegovina convertible mark;BAM;convertible mark,convertible marks;
        Peseta;-;peseta,pesetas;
        Spanish peseta;-;spanish peseta,spanish pesetas;
        Peso;-;peso,pesos;
        Mexican peso;MXN;mexican peso,mexican pesos;mex$,mx$
        Argentine peso;ARS;argentine peso,argentine pesos,argentinian peso;
        Chilean peso;CLP;chilean peso,chilean pesos;
        Colombian peso;COP;colombian peso,colombian pesos;
        Cuban peso;CUP;cuban peso,cuban pesos;
        Dominican peso;DOP;dominican peso,dominican pesos;rd$
        Philippine peso;PHP;philippine peso,philippine pesos,filipino peso;₱
        Uruguayan peso;UYU;uruguayan peso,uruguayan pesos;
        Rupee;-;rupee,rupees;
        Indian rupee;INR;indian rupee,indian rupees;₹
        Pakistani rupee;PKR;pakistani rupee,pakistani rupees;
        Sri Lankan rupee;LKR;sri lankan rupee,sri lankan rupees,ரூ;
        Nepalese rupee;NPR;nepalese rupee,nepalese rupees;
        Mauritian rupee;MUR;mauritian rupee,mauritian rupees;
        Seychellois rupee;SCR;seychellois rupee,seychellois rupees;
        Maldivian rufiyaa;MVR;maldivian rufiyaa,rufiyaa;
        Indonesian rupiah;IDR;rupiah,rupiahs,indonesian rupiah,perak;rp,rp.
        Malaysian ringgit;MYR;ringgit,ringgits,malaysian ringgit,hengget;rm
        Thai baht;THB;baht,bahts,thai baht;฿
        Vietnamese dong;VND;vietnamese dong,vietnamese dongs;₫
        South Korean won;KRW;won,wons,korean won,south korean won;₩
        North Korean won;KPW;north korean won;
        Russian ruble;RUB;russian ruble,russian rubles,russian rouble,russian roubles;₽
        Ruble;-;ruble,rubles,rouble,roubles;
        Belarusian ruble;BYN;belarusian ruble,belarusian rubles;
        Ukrainian hryvnia;UAH;hryvnia,hryvnias,ukrainian hryvnia;₴
        Kazakhstani tenge;KZT;tenge,kazakhstani tenge;₸
        Georgian lari;GEL;lari,laris,georgian lari;₾
        Armenian dram;AMD;armenian dram,armenian drams;֏
        Azerbaijani manat;AZN;azerbaijani manat,manat;₼
        Turkmenistan manat;TMT;turkmenistan manat;
        Turkish lira;TRY;turkish lira,turkish liras,lira,liras;₺
        Italian lira;-;italian lira,italian lire,lire;
        Israeli new shekel;ILS;shekel,shekels,israeli new shekel,israeli shekel,israeli shekels;₪
        Polish zloty;PLN;zloty,zlotys,polish zloty,złoty;zł
        Czech koruna;CZK;czech koruna,czech korunas,czech crown,czech crowns;
        Koruna;-;koruna,korunas;
        Hungarian forint;HUF;forint,forints,hungarian forint;
        Romanian leu;RON;romanian leu,romanian lei;
        Moldovan leu;MDL;moldovan leu,moldovan lei;
        Bulgarian lev;BGN;bulgarian lev,bulgarian leva;
        Croatian kuna;HRK;croatian kuna,kuna,kunas;
        Serbian dinar;RSD;serbian dinar,serbian dinars;
        Danish krone;DKK;danish krone,danish kroner;
        Norwegian krone;NOK;norwegian krone,norwegian kroner;
        Swedish krona;SEK;swedish krona,swedish kronor;
        Icelandic krona;ISK;icelandic krona,icelandic króna;
        Krona;-;krona,kronor,krone,kroner;
        Greek drachma;-;greek drachma,drachma,drachmas;
        Dutch guilder;-;dutch guilder,dutch guilders,guilder,guilders;
        Portuguese escudo;-;portuguese escudo,escudo,escudos;
        Austrian schilling;-;austrian schilling,austrian schillings,schilling,schillings;
        Shilling;-;shilling,shillings;
        Kenyan shilling;KES;kenyan shilling,kenyan shillings;ksh
        Tanzanian shilling;TZS;tanzanian shilling,tanzanian shillings;
        Ugandan shilling;UGX;ugandan shilling,ugandan shillings;
        Somali shilling;SOS;somali shilling,somali shillings;
        South African rand;ZAR;rand,rands,south african rand;
        Nigerian naira;NGN;naira,nairas,nigerian naira;₦
        Ghanaian cedi;GHS;cedi,cedis,ghanaian cedi;₵
        Zambian kwacha;ZMW;zambian kwacha;
        Malawian kwacha;MWK;malawian kwacha;
        Botswana pula;BWP;botswana pula,pula;
        Ethiopian birr;ETB;birr,ethiopian birr;
        Moroccan dirham;MAD;moroccan dirham,moroccan dirhams;
        United Arab Emirates dirham;AED;dirham,dirhams,uae dirham,emirati dirham,united arab emirates dirham;
        Saudi riyal;SAR;saudi riyal,saudi riyals,riyal saudi,real saudi;
        Qatari riyal;QAR;qatari riyal,qatari riyals;
        Omani rial;OMR;omani rial,omani rials;
        Yemeni rial;YER;yemeni rial,yemeni rials;
        Iranian rial;IRR;iranian rial,iranian rials;
        Riyal;-;riyal,riyals;
        Rial;-;rial,rials;
        Dinar;-;dinar,dinars;
        Kuwaiti dinar;KWD;kuwaiti dinar,kuwaiti dinars;
        Bahraini dinar;BHD;bahraini dinar,bahraini dinars;
        Jordanian dinar;JOD;jordanian dinar,jordanian dinars;
        Iraqi dinar;IQD;iraqi dinar,iraqi dinars;
        Tunisian dinar;TND;tunisian dinar,tunisian dinars;
        Algerian dinar;DZD;algerian dinar,algerian dinars;
        Libyan dinar;LYD;libyan dinar,libyan dinars;
        Brazilian real;BRL;brazilian real,brazilian reals,brazilian reais,reais;r$
        Peruvian sol;PEN;peruvian sol,peruvian soles;
        Bolivian boliviano;BOB;bolivian boliviano,bolivianos;
        Venezuelan bolívar;VEF;venezuelan bolivar,bolivar,bolivars;
        Paraguayan guaraní;PYG;guarani,guaranis,paraguayan guarani;₲
        Costa Rican colón;CRC;costa rican colon;₡
        Guatemalan quetzal;GTQ;quetzal,quetzals,guatemalan quetzal;
        Bangladeshi taka;BDT;taka,takas,bangladeshi taka;৳
        Afghan afghani;AFN;afghani,afghanis;؋
        Burmese kyat;MMK;kyat,kyats,burmese kyat;
        Cambodian riel;KHR;riel,riels,cambodian riel;៛
        Lao kip;LAK;lao kip,kip,kips;₭
        Mongolian tögrög;MNT;tugrik,tögrög,mongolian tugrik;₮
        Macanese pataca;MOP;pataca,patacas;
        Papua New Guinean kina;PGK;kina,papua new guinean kina;
        Bitcoin;-;bitcoin,bitcoins,btc,xbt;₿,btc
        Ethereum;-;ethereum,ether,eth;
        Cent;-;cent,cents;¢
        Penny;-;penny;
        Pence;-;pence;
        Sen;-;sen;sen
        Eurocent;-;eurocent,eurocents,euro cent,euro cents;
        """;

    /// <summary>Codes that are common words too; in front of a number they say nothing.</summary>
    internal static readonly HashSet<string> CommonWords = ["all", "try", "gel", "cup", "top", "mop", "sos", "bam", "mad", "ron", "bob", "pen", "lak", "sar", "sol", "won", "dop", "mark", "pound"];

    /// <summary>Units of which a hundred make another one.</summary>
    internal static readonly HashSet<string> Hundredths = ["Cent", "Penny", "Pence", "Sen", "Eurocent"];
}
