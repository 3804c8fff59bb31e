"""A learner who writes a municipality's code or name gets it, or one sentence that says what to write instead."""

import pytest

from baerekraft import municipality, use
from baerekraft.figures.municipalities import UnknownMunicipality


@pytest.mark.parametrize(
    "written, code",
    [
        ("0301", "0301"),
        ("lier", "3312"),
        (" Lier ", "3312"),
        ("Kautokeino", "5612"),
        ("Guovdageaidnu", "5612"),
        ("Guovdageaidnu – Kautokeino", "5612"),
        ("Guovdageaidnu - Kautokeino", "5612"),
        ("Porsanki", "5622"),
        ("0219", "3201"),
        ("3024", "3201"),
        ("0136", "3103"),
        ("Våler (Østfold)", "3114"),
        ("våler i østfold", "3114"),
        ("Våler (Viken)", "3114"),
        ("Vaaler, Innlandet", "3419"),
        ("Nes (Buskerud)", "3322"),
        ("karasjohka", "5610"),
        ("Karasjok/Kárášjohka", "5610"),
        ("raisi", "5544"),
        ("baerum", "3201"),
        ("AALESUND", "1508"),
        ("Alesund", "1508"),
        ("Tromsoe kommune", "5501"),
        ("Lier municipality", "3312"),
        ("A\u030as", "3218"),
        ("Evje & Hornnes", "4219"),
        ("Midt Telemark", "4020"),
        ("Voss herad", "4621"),
        ("Deatnu suohkan", "5628"),
        ("Kr.sand", "4204"),
        ("Kr. sund", "1505"),
        ("krsand kommune", "4204"),
        ("Fr.stad", "3107"),
    ],
)
def test_a_place_is_found_by_any_of_its_names_and_codes(written, code):
    assert municipality(written).code == code


@pytest.mark.parametrize(
    "written, answer",
    [
        ("Lierr", "Mente du Lier?"),
        ("Porsgrun", "Mente du Porsgrunn?"),
        (301, '"0301" er Oslo. Du skrev 301.'),
        ("301", 'Mente du "0301" (Oslo'),
        ("40", "fylkesnummeret til Telemark"),
        ("1507", "Velg Ålesund eller Haram."),
        ("Tysfjord", "Velg Narvik eller"),
        ("Nedre Eiker", "Nedre Eiker ble en del av Drammen i 2020. Velg Drammen."),
        ("re", "Re ble en del av Tønsberg i 2020. Velg Tønsberg."),
        ("spydeberg kommune", "Spydeberg ble en del av Indre Østfold i 2020."),
        ("SKEDSMO", "Skedsmo ble en del av Lillestrøm i 2020."),
        ("Noetteroey", "Nøtterøy ble en del av Færder i 2018."),
        ("Ramnes", "Ramnes ble en del av Re i 2002. Velg Tønsberg."),
        ("Våle", "Våle ble en del av Re i 2002. Velg Tønsberg."),
        ("Bø i Telemark", "ble en del av Midt-Telemark i 2020."),
        ("Divtasvuodna", "Divtasvuodna – Tysfjord ble delt i 2020. Velg Narvik eller Hábmer – Hamarøy."),
        ("Spydebærg", "Mente du Spydeberg?"),
        ("Os i Østerdalen", "Mente du Os, Os (Hedmark) eller Os (Hordaland)?"),
        ("Evje", "Mente du Evje og Hornnes?"),
        ("Kristiansund N", "Mente du Kristiansund?"),
        ("1613", '"1613" Snillfjord ble delt i 2020.'),
        ("vaaler", '"Våler (Østfold)" eller "Våler (Innlandet)"'),
        ("Herøy", '"Herøy (Møre og Romsdal)" eller "Herøy (Nordland)"'),
        ("7777", "Skriv heller navnet"),
        ("qqqqq", "slik det står på kartet"),
        (None, "Du skrev None"),
    ],
)
def test_a_slip_is_answered_with_what_to_write_instead(written, answer):
    with pytest.raises(UnknownMunicipality) as caught:
        municipality(written)
    assert answer in str(caught.value)
    assert "\n" not in str(caught.value)


def test_the_answer_is_in_the_learners_language():
    for language, start in [
        ("nn", "Fann ikkje kommunen 'Lierr'. Meinte du Lier?"),
        ("en", "There is no municipality 'Lierr'. Did you mean Lier?"),
    ]:
        use(language)
        with pytest.raises(UnknownMunicipality, match=start.replace("?", r"\?")):
            municipality("Lierr")
    use("nb")


def test_every_municipality_is_found_by_its_own_name():
    from baerekraft.figures.municipalities import municipalities

    assert len(municipalities()) == 357
    for place in municipalities().values():
        assert municipality(place.name) is place
