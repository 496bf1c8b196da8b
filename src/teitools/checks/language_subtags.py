"""The subtags of language tags that are registered, and what others probably mean.

The registry is IANA's (RFC 5646, section 3): languages of two letters (ISO 639-1) with their codes of three
(ISO 639-2), scripts (ISO 15924) and regions (ISO 3166-1, with those that countries had before). Languages
of three letters only are far too many to be listed here.
"""

_LANGUAGES = """
    aa:aar ab:abk ae:ave af:afr ak:aka am:amh an:arg ar:ara as:asm av:ava ay:aym az:aze ba:bak be:bel
    bg:bul bi:bis bm:bam bn:ben bo:bod/tib br:bre bs:bos ca:cat ce:che ch:cha co:cos cr:cre cs:ces/cze
    cu:chu cv:chv cy:cym/wel da:dan de:deu/ger dv:div dz:dzo ee:ewe el:ell/gre en:eng eo:epo es:spa
    et:est eu:eus/baq fa:fas/per ff:ful fi:fin fj:fij fo:fao fr:fra/fre fy:fry ga:gle gd:gla gl:glg
    gn:grn gu:guj gv:glv ha:hau he:heb hi:hin ho:hmo hr:hrv ht:hat hu:hun hy:hye/arm hz:her ia:ina
    id:ind ie:ile ig:ibo ii:iii ik:ipk io:ido is:isl/ice it:ita iu:iku ja:jpn jv:jav ka:kat/geo kg:kon
    ki:kik kj:kua kk:kaz kl:kal km:khm kn:kan ko:kor kr:kau ks:kas ku:kur kv:kom kw:cor ky:kir la:lat
    lb:ltz lg:lug li:lim ln:lin lo:lao lt:lit lu:lub lv:lav mg:mlg mh:mah mi:mri/mao mk:mkd/mac ml:mal
    mn:mon mr:mar ms:msa/may mt:mlt my:mya/bur na:nau nb:nob nd:nde ne:nep ng:ndo nl:nld/dut nn:nno
    no:nor nr:nbl nv:nav ny:nya oc:oci oj:oji om:orm or:ori os:oss pa:pan pi:pli pl:pol ps:pus pt:por
    qu:que rm:roh rn:run ro:ron/rum ru:rus rw:kin sa:san sc:srd sd:snd se:sme sg:sag sh:hbs si:sin
    sk:slk/slo sl:slv sm:smo sn:sna so:som sq:sqi/alb sr:srp ss:ssw st:sot su:sun sv:swe sw:swa ta:tam
    te:tel tg:tgk th:tha ti:tir tk:tuk tl:tgl tn:tsn to:ton tr:tur ts:tso tt:tat tw:twi ty:tah ug:uig
    uk:ukr ur:urd uz:uzb ve:ven vi:vie vo:vol wa:wln wo:wol xh:xho yi:yid yo:yor za:zha zh:zho/chi
    zu:zul
"""
SHORT = {
    long: short
    for short, longs in (pair.split(":") for pair in _LANGUAGES.split())
    for long in longs.split("/")
}
"""The codes of three letters of languages that have one of two, which is the one to write."""

LANGUAGES = frozenset(SHORT.values())
"""The languages of two letters."""

REPLACED = {"in": "id", "iw": "he", "ji": "yi", "jw": "jv", "mo": "ro", "mol": "ro", "scc": "sr", "scr": "hr"}
"""Codes that were given up, and their successors."""

SCRIPTS = frozenset(
    """
    Adlm Afak Aghb Ahom Arab Aran Armi Armn Avst Bali Bamu Bass Batk Beng Berf Bhks Blis Bopo Brah Brai
    Bugi Buhd Cakm Cans Cari Cham Cher Chis Chrs Cirt Copt Cpmn Cprt Cyrl Cyrs Deva Diak Dogr Dsrt Dupl
    Egyd Egyh Egyp Elba Elym Ethi Gara Geok Geor Glag Gong Gonm Goth Gran Grek Gujr Gukh Guru Hanb Hang
    Hani Hano Hans Hant Hatr Hebr Hira Hluw Hmng Hmnp Hntl Hrkt Hung Inds Ital Jamo Java Jpan Jurc Kali
    Kana Kawi Khar Khmr Khoj Kitl Kits Knda Kore Kpel Krai Kthi Lana Laoo Latf Latg Latn Leke Lepc Limb
    Lina Linb Lisu Loma Lyci Lydi Mahj Maka Mand Mani Marc Maya Medf Mend Merc Mero Mlym Modi Mong Moon
    Mroo Mtei Mult Mymr Nagm Nand Narb Nbat Newa Nkdb Nkgb Nkoo Nshu Ogam Olck Onao Orkh Orya Osge Osma
    Ougr Palm Pauc Pcun Pelm Perm Phag Phli Phlp Phlv Phnx Piqd Plrd Prti Psin Ranj Rjng Rohg Roro Runr
    Samr Sara Sarb Saur Seal Sgnw Shaw Shrd Shui Sidd Sidt Sind Sinh Sogd Sogo Sora Soyo Sund Sunu Sylo
    Syrc Syre Syrj Syrn Tagb Takr Tale Talu Taml Tang Tavt Tayo Telu Teng Tfng Tglg Thaa Thai Tibt Tirh
    Tnsa Todr Tols Toto Tutg Ugar Vaii Visp Vith Wara Wcho Wole Xpeo Xsux Yezi Yiii Zanb Zinh Zmth Zsye
    Zsym Zxxx Zyyy Zzzz
""".lower().split()
)

_REGIONS = """
    A:ACDEFGILMNOQRSTUWXZ B:ABDEFGHIJLMNOQRSTUVWYZ C:ACDFGHIKLMNOPRSUVWXYZ D:DEGJKMOZ E:ACEGHRSTUZ
    F:IJKMORX G:ABDEFGHILMNPQRSTUWY H:KMNRTU I:CDELMNOQRST J:EMOP K:EGHIMNPRWYZ L:ABCIKRSTUVY
    M:ACDEFGHKLMNOPQRSTUVWXYZ N:ACEFGILOPRTUZ O:M P:AEFGHKLMNRSTWY Q:A R:EOSUW S:ABCDEGHIJKLMNORSTUVXYZ
    T:ACDFGHJKLMNOPRTVWZ U:AGMNSYZ V:ACEGINU W:FS Y:DETU Z:AMRWZ
"""
REGIONS = frozenset(
    f"{first}{second}".lower()
    for first, seconds in (pair.split(":") for pair in _REGIONS.split())
    for second in seconds
)
"""The regions of two letters: those in the table above begin with the letter before the colon."""

_OLD_TAGS = """
    art-lojban=jbo cel-gaulish= en-GB-oed=en-GB-oxendict i-ami=ami i-bnn=bnn i-default= i-enochian=
    i-hak=hak i-klingon=tlh i-lux=lb i-mingo= i-navajo=nv i-pwn=pwn i-tao=tao i-tay=tay i-tsu=tsu
    no-bok=nb no-nyn=nn sgn-BE-FR=sfb sgn-BE-NL=vgt sgn-CH-DE=sgg zh-guoyu=cmn zh-hakka=hak zh-min=
    zh-min-nan=nan zh-xiang=hsn
"""
OLD_TAGS = {old.lower(): new for old, new in (pair.split("=") for pair in _OLD_TAGS.split())}
"""Tags that were registered whole before there were rules, and what is written today, if anything."""

EXTENDED = frozenset(["ar", "kok", "lv", "ms", "sgn", "sw", "uz", "zh"])
"""The languages that may be followed by one of three letters: zh-yue."""

MISTAKEN = {
    "al": ("Albanian", "sq"),
    "at": ("Austrian German", "de-AT"),
    "cn": ("Chinese", "zh"),
    "cz": ("Czech", "cs"),
    "dk": ("Danish", "da"),
    "gb": ("British English", "en-GB"),
    "ge": ("German (de) or Georgian (ka)", None),
    "gr": ("Greek (el) or ancient Greek (grc)", None),
    "il": ("Hebrew", "he"),
    "jp": ("Japanese", "ja"),
    "me": ("Montenegrin", "cnr"),
    "rs": ("Serbian", "sr"),
    "sp": ("Spanish", "es"),
    "ua": ("Ukrainian", "uk"),
    "us": ("American English", "en-US"),
    "vn": ("Vietnamese", "vi"),
}
"""Codes of countries and others that are no languages, with the language that is meant."""

NAMES = {
    "arabic": "ar",
    "english": "en",
    "french": "fr",
    "german": "de",
    "hebrew": "he",
    "italian": "it",
    "latin": "la",
    "polish": "pl",
    "russian": "ru",
    "serbian": "sr",
    "spanish": "es",
    "turkish": "tr",
    "deutsch": "de",
    "latein": "la",
    "italiano": "it",
    "espanol": "es",
    "latina": "la",
}
"""Names of languages, which are no tags."""

MISTAKEN_SCRIPTS = {"ara": "Arab", "cyr": "Cyrl", "gre": "Grek", "grk": "Grek", "heb": "Hebr", "lat": "Latn"}

SCRIPT_NAMES = {
    "arabic": "Arab",
    "cyrillic": "Cyrl",
    "greek": "Grek",
    "hebrew": "Hebr",
    "latin": "Latn",
}

MISTAKEN_REGIONS = {"da": "DK", "el": "GR", "ja": "JP", "uk": "GB"}
