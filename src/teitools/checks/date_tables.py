"""Words for months, and words that may stand beside a date without changing it.

English, German, French, Italian, Spanish, Latin, Russian, Serbian (in both scripts) and Greek; without
accents, in lower case.
"""

import re
import unicodedata

_MONTHS = (
    """january jan januar janner jaenner januars janvier janv gennaio gen genn enero ene ianuarius ianuarii
    ianuario ianuarias ianuariis ian januarii januarius januariis januara јануар јануара јан январь
    января январе янв ιανουαριοσ ιανουαριου ιαν""",
    """february feb febr februar feber februars fevrier fevr fev febbraio febbr febrero februarius
    februarii februario februariis februara фебруар фебруара феб фебр февраль февраля феврале февр
    фев φεβρουαριοσ φεβρουαριου φεβ""",
    """march mar mrz marz maerz mars marzo martius martii martio martiis mart marta март марта марте мар
    μαρτιοσ μαρτιου μαρ""",
    """april apr aprils avril avr aprile abril abr aprilis aprili aprilibus aprila април априла апр апрель
    апреля апреле απριλιοσ απριλιου απρ""",
    """may mai mais maggio magg mag mayo maius maii maio maiis maj maja мај маја маи мая мае μαιοσ μαιου""",
    """june jun juni junis juin giugno giu junio iunius iunii iunio iuniis iun junius junii juniis juna јун
    јуна јуни июнь июня июне июн ιουνιοσ ιουνιου ιουν""",
    """july jul juli julis juillet juil luglio lug julio iulius iulii iulio iuliis iul julius julii juliis
    jula јул јула јули июль июля июле июл ιουλιοσ ιουλιου ιουλ""",
    """august aug augusts aout agosto ago augustus augusti augustis avgust avgusta avg август августа
    августе авг αυγουστοσ αυγουστου αυγ""",
    """september sep sept septembers septembre settembre sett septiembre setiembre septembris septembri
    septembribus septembar septembra 7bris 7ber 7bre 7bri септембар септембра септ сеп сентябрь
    сентября сентябре сент σεπτεμβριοσ σεπτεμβριου σεπτ""",
    """october oct oktober okt oktobers octobre ottobre ott octubre octobris octobri octobribus oktobar
    oktobra 8bris 8ber 8bre 8bri октобар октобра окт октябрь октября октябре οκτωβριοσ οκτωβριου οκτ""",
    """november nov novembers novembre noviembre novembris novembri novembribus novembar novembra 9bris
    9ber 9bre 9bri новембар новембра нов ноябрь ноября ноябре нояб νοεμβριοσ νοεμβριου νοε""",
    """december dec dezember dez dezembers decembre dicembre dic diciembre decembris decembri decembribus
    decembar decembra 10bris 10ber 10bre 10bri xbris xber xbre xbri децембар децембра дец декабрь
    декабря декабре дек δεκεμβριοσ δεκεμβριου δεκ""",
)
MONTHS = {word: number for number, words in enumerate(_MONTHS, 1) for word in words.split()}
"""The month that a word names."""

_ROMAN = "i ii iii iv v vi vii viii ix x xi xii"
ROMAN = {word: number for number, word in enumerate(_ROMAN.split(), 1)}

_BESIDE = """
    the of on in day th st nd rd dated year os ns
    am den der des dem im vom d jahr jahre jahres
    le la du de en l an er ce
    il el del dell dello nel nell lo los dia di anno a o
    die mensis mense anni ad
    г год года году в числа ст с стиль стиля нового старого по
    u god godine godina dana године година год дана
    τη την τησ του στισ τοσ
    monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
    montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa so
    lundi mardi mercredi jeudi vendredi samedi dimanche
    lunedi martedi mercoledi giovedi venerdi sabato domenica
    lunes martes miercoles jueves viernes sabado domingo
    понедельник вторник среда среду четверг пятница пятницу суббота субботу воскресенье
    ponedeljak utorak sreda sredu srijeda srijedu cetvrtak petak subota subotu
    nedelja nedelju nedjelja nedjelju
    понедељак уторак петак субота суботу недеља недељу
    δευτερα τριτη τεταρτη πεμπτη παρασκευη σαββατο κυριακη
    s n ’ ' [ ]
    old new style stil stils alten neuen vieux nouveau
"""
BESIDE = frozenset(_BESIDE.split())
"""Articles, prepositions, days of the week, and what names the old or the new style."""


def plain(text: str) -> str:
    """Return a text in lower case, without accents; the breve of й goes with them."""
    lower = text.lower()
    if lower.isascii():
        return lower
    kept = "".join(each for each in unicodedata.normalize("NFD", lower) if not unicodedata.combining(each))
    return re.sub(r"ς", "σ", re.sub(r"ъ(?!\w)", "", kept))
