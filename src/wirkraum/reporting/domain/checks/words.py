"""Words the spelling rules know without a dictionary."""

from __future__ import annotations

from wirkraum.kit.told import Told
from wirkraum.kit.told import told as _


def word_set(text: str) -> frozenset[str]:
    """The words of a text set as a block."""
    return frozenset(text.split())


# What glues readings together; a slip that drops the space between two of them is easily seen.
FUNCTION_WORDS = word_set(
    """
    ab aber alle allem allen aller alles als also am an andere anderen auch auf aus außer bald bei
    beide beiden beim bereits bis da dabei damit dann daran daraus darin das dass davon dazu dem den
    denen denn der deren des dessen die dies diese diesem diesen dieser dieses dort durch ein eine
    einem einen einer eines er erst es etwa etwas für ganz gegen gibt haben hat hatte hatten hier hin
    hinter ich ihm ihn ihnen ihr ihre ihrem ihren ihrer im immer in ins ist je jede jeden jeder jedes
    jetzt kann kein keine keinen können man mehr mit möglich muss müssen nach neben nicht nichts noch
    nun nur ob oder ohne schon sehr sein seine seinen seiner seit sich sie sind so sogar soll sollen
    sondern sowie statt über um und uns unser unsere unter viel viele vielen vom von vor wann war
    waren was weil weiter weitere weiteren wenn wer werden wie wieder wir wird wo wurde wurden während
    zu zum zur zwischen
    """
)

# Real words that happen to be two of the above written together.
JOINED = word_set(
    """
    abgibt abhaben abhat absondern alledem allein alsbald alsdann anbei anden angibt anhaben
    anstatt aufgibt aufhaben ausgibt aussondern außerdem beidem beider beides dadurch dafür dagegen
    dahin dahinter danach daneben davor dazuhaben dazwischen demnach dennoch dennschon derer derweil
    dieweil dorthin durchaus einendem einenden einender einendes eingibt erden ergibt erhaben erster
    erstes erweiter erweitere ganzer ganzes gegenüber habendem habenden habender habendes hieran
    hierauf hieraus hierbei hierdurch hierein hierfür hiergegen hierhin hierin hiermit hiernach
    hierunter hiervon hierzu hierüber hinab hinan hinauf hinaus hinder hindurch hinein hingegen
    hingibt hinterer hinteres hinunter hinzu hinüber ihres immerhin immerzu indem indes indessen
    inzwischen jedem keiner keines könnendem könnenden könnender könnendes mitgibt mithin mitunter
    möglicher mögliches müssendem müssenden müssender müssendes nachdem nachgibt nebenan nebenbei
    nunmehr ober oberst obschon ohnedies ohnehin seines seitdem sicher sicherst sieden sobald sodann
    sodass sollendem sollenden sollender sollendes somit sosehr soviel sowieso stattdessen umgibt
    umhaben umhin umso unsereiner unsereins unserer unseres unterdessen unterer unteres vieler vieles
    vielmehr vorab voran voraus vorbei vordem vorderen vorerst vorgibt vorhaben vorhat vorhatte
    vorhatten vorhin vorüber warum weiterer weiteres weitergibt weiterhin weiterkönnen wennschon
    werdendem werdenden werdender werdendes wiedergibt wiederum wieso wobei wodurch wofür wogegen
    wohin wohinter womit womöglich wonach wovon wovor wozu währenddessen währender währendes zudem
    zuerst zugegen zugibt zuvor zwischendurch überaus überdies überein übergibt überhin
    """
)

# Nouns and names of that kind: written small they are a slip all the same ("inder").
JOINED_NOUNS = word_set(
    """
    anwar beisein dasein daum erich erstich esso gegenden imam inder jean mandarin schoner sieder soda
    sodas sound weiler werder
    """
)

# Function words that no German compound begins with: what follows them was a word of its own.
LEADING = word_set(
    """
    als am auch das dass dem den der des die dieser eine einem einen einer eines im ist oder sind
    sowie und vom von werden wird wurde wurden zum zur
    """
)
LEADING_JOINED = word_set(
    """
    dasselbe demgegenüber demselben demzufolge denselben dergleichen derselben derzeitige derzeitigen
    desgleichen desselben dieselbe dieselben imstande vonnöten vonstatten zumindest zurechtkommen
    """
)
TRAILING = word_set("das der des die durch für mit nach sind und von wird zum zur")

# The field's everyday nouns, so that "derSchule" is seen in a deck that names the school only there.
NOUNS = word_set(
    """
    Amt Ämter Ämtern Angebot Angebote Angeboten Arbeit Arbeitsgruppe Beratung Bedarf Bedarfe Bericht
    Besetzung Bildung Eltern Elternabend Elternabende Elterncafé Elterncafés Elternvertretung
    Elternvertretungen Erziehung Fachkräfte Familie Familien Familienschulzentren Familienschulzentrum
    Förderschule Förderschulen Grundschule Grundschulen Hort Jahr Jugendamt Kinder Kindern Kita
    Koordination Koordinierung Kooperation Kooperationen Leitung Leitungen Leitungsteam Lenkungsgruppe
    Monat Netzwerk Netzwerktreffen Partner Projekt Quartal Quartiersmanagement Runde Schule Schulen
    Schuljahr Schulleitung Sitzung Sozialraum Stadt Stadtteil Stadtteilrunde Stadtteilrunden Standort
    Standorte Standorten Start Startphase Steuerungsgruppe Team Teilnahme Träger Trägern Trägertreffen
    Treffen Vernetzung Website Woche Zusammenarbeit
    """
)

NUMBER_WORDS = {
    word: number
    for number, words in enumerate(
        (
            "kein keine keinen keiner keinem",
            "ein eine einen einer einem eines",
            "zwei beide beiden zweier",
            "drei dreier",
            "vier",
            "fünf",
            "sechs",
            "sieben",
            "acht",
            "neun",
            "zehn",
            "elf",
            "zwölf",
            "dreizehn",
            "vierzehn",
            "fünfzehn",
            "sechzehn",
            "siebzehn",
            "achtzehn",
            "neunzehn",
            "zwanzig",
        )
    )
    for word in words.split()
}
COUNTS = (
    *(_("null"), _("eins"), _("zwei"), _("drei"), _("vier"), _("fünf"), _("sechs")),
    *(_("sieben"), _("acht"), _("neun"), _("zehn"), _("elf"), _("zwölf")),
)
COUNT_WORDS = tuple(map(str, COUNTS))
NUMBER = "|".join(sorted(NUMBER_WORDS, key=len, reverse=True)) + r"|\d{1,3}"  # for a pattern


def number_of(text: str) -> int:
    """The number a match of `NUMBER` says."""
    word = text.lower()
    return NUMBER_WORDS[word] if word in NUMBER_WORDS else int(word)


def worded(number: int, like: str = "") -> str:
    """A number before a feminine noun: in words up to twelve; in digits or with a capital as `like`."""
    if like.isdigit() or number >= len(COUNT_WORDS):
        return str(number)
    word = "eine" if number == 1 else COUNT_WORDS[number]
    return word.capitalize() if like[:1].isupper() else word


def counted(number: int) -> Told | str:
    """A number within a sentence: in words up to twelve."""
    return COUNTS[number] if number < len(COUNTS) else str(number)
