import pytest

from ingest.sources.language import identify
from tests.ingest.sources.samples import ENGLISH, KYRGYZ, RUSSIAN

SAID = [
    ("ky", KYRGYZ[0]),
    ("ky", KYRGYZ[5]),
    ("ky", "Парламент тарабынан кол коюлган келишим жарыяланды, бул тууралуу басма кызматы кабарлады."),
    ("ru", RUSSIAN[0]),
    ("ru", "Министр Асан Үсөнов прибыл в Астану. Как сообщает пресс-служба, визит продлится два дня."),
    ("en", ENGLISH),
    ("kk", "Президент жаңа елшіні қабылдап, екі ел арасындағы достықтың нығайып келе жатқанын айтты."),
    ("uz", "Tashqi ishlar vaziri bugun Bishkekka ish safari bilan borib, qirg'iz hamkasbi bilan uchrashdi."),
    ("uz", "Президент янги элчини қабул қилди ва икки мамлакат ўртасидаги дўстлик ҳақида гапирди."),
    ("tr", "Dışişleri Bakanı bugün Bişkek'e çalışma ziyareti için gitti ve Kırgız mevkidaşıyla görüştü."),
    ("tt", "Тышкы эшләр министры бүген Ташкентка эш сәфәре белән барды һәм үзбәк коллегасы белән очрашты."),
    ("ba", "Тышҡы эштәр министры бөгөн Ташкентҡа эш сәфәре менән барҙы һәм үзбәк хеҙмәттәше менән осрашты."),
    ("tg", "Вазири корҳои хориҷӣ имрӯз ба Бишкек сафари корӣ анҷом дода, бо ҳамтои қирғизаш мулоқот кард."),
    ("uk", "Міністр закордонних справ сьогодні відвідав Бішкек і зустрівся з киргизьким колегою."),
    ("de", "Der Außenminister reiste heute zu einem Arbeitsbesuch nach Bischkek und traf seinen Amtskollegen."),
]


@pytest.mark.parametrize(("code", "text"), SAID)
def test_languages_are_told_from_their_neighbours(code: str, text: str) -> None:
    assert identify(text) == code


@pytest.mark.parametrize("text", ["", "12 345, 67 890!", "Ош", "SELECT * FROM t WHERE id = 12;"])
def test_too_little_to_tell(text: str) -> None:
    assert identify(text) is None


def test_figures_before_the_text_do_not_hide_it() -> None:
    assert identify("12 345 — 678; " * 40 + KYRGYZ[0]) == "ky"
