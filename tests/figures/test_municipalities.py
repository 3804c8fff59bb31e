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
    ],
)
def test_a_place_is_found_by_any_of_its_names_and_codes(written, code):
    assert municipality(written).code == code


@pytest.mark.parametrize(
    "written, answer",
    [
        ("Liér", "Mente du Lier?"),
        ("Porsgrun", "Mente du Porsgrunn?"),
        (301, '"0301" er Oslo. Du skrev 301.'),
        ("301", 'Mente du "0301" (Oslo'),
        ("40", "fylkesnummeret til Telemark"),
        ("1507", "Velg Ålesund eller Haram."),
        ("Tysfjord", "Velg Narvik eller"),
        ("Nedre Eiker", "en del av Drammen i 2020"),
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
        ("nn", "Fann ikkje kommunen 'Liér'. Meinte du Lier?"),
        ("en", "There is no municipality 'Liér'. Did you mean Lier?"),
    ]:
        use(language)
        with pytest.raises(UnknownMunicipality, match=start.replace("?", r"\?")):
            municipality("Liér")
    use("nb")


def test_every_municipality_is_found_by_its_own_name():
    from baerekraft.figures.municipalities import municipalities

    assert len(municipalities()) == 357
    for place in municipalities().values():
        assert municipality(place.name) is place
