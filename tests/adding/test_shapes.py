"""Files in the shapes of public downloads, with invented figures: read right, asked about, or refused."""

from __future__ import annotations

import datetime
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from tables import STRICT, jsonstat, workbook

from baerekraft.adding.asking import Answers, Unanswered
from baerekraft.adding.periods import period_in
from baerekraft.adding.read import Reading, read
from baerekraft.language import LANGUAGES, speaking
from baerekraft.workbook import Formula, Percent

Content = str | bytes | Callable[[Path], object]


def brought(folder: Path, name: str, content: Content) -> Path:
    path = folder / name
    if callable(content):
        content(path)
    else:
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return path


def figures(reading: Reading) -> dict[str, float | str]:
    """Each figure by region and period; its status where there is none."""
    return {
        f"{each.region} {each.period}": each.value if each.value == each.value else each.status
        for each in reading.figures
    }


def excel(*rows: list[object], **how: object) -> Callable[[Path], object]:
    return lambda path: workbook(path, {"Ark1": rows}, **how)  # type: ignore[arg-type]  # `how` is for either


def zipped(path: Path, *parts: str) -> None:
    with zipfile.ZipFile(path, "w") as packed:
        for part in parts:
            packed.writestr(part, "application/vnd.oasis.opendocument.spreadsheet" if part == "mimetype" else "<a/>")


def opendocument(path: Path) -> None:
    zipped(path, "mimetype", "content.xml")


def cube(*given: object, **how: object) -> Callable[[Path], object]:
    return lambda path: jsonstat(path, *given, **how)  # type: ignore[arg-type]  # `how` is for either


UDIR = (
    "sep=\t\nEnhetNavn\tKommunekode\tEnhetNivaa\t2021-22\t2022-23\r\n"
    "Skien\t4003\t3\t40,2\t41,0\r\nA skole\t4003\t4\t50\t*\r\n"
)
EMISSIONS = [
    ["Fylke", "Kommunenummer", "Kommune", "År", "Sektor", "Klimagass", "Utslipp (tonn CO2-ekvivalenter)"],
    *(
        ["Telemark", code, name, year, sector, gas, tonnes + year - 2000]
        for code, name in ((4001, "Porsgrunn"), (4003, "Skien"))
        for year in (2022, 2023)
        for sector, gas, tonnes in (("Veitrafikk", "CO2", 5.5), ("Veitrafikk", "CH4", 1.5), ("Jordbruk", "CH4", 9))
    ),
]
TWO = {"0301": "Oslo", "4601": "Bergen"}
YEARS = {"2022": "2022", "2023": "2023"}
NAV = (
    "HELT LEDIGE. Januar - mars 2023\n\n;Januar;Februar\nTelemark\n4001 Porsgrunn;500;510\n4003 Skien;600;*\n\n"
    "Vestfold\n;Januar;Februar\n3901 Horten;300;310\nI alt Vestfold;300;310\n"
)

PX = (
    'CHARSET="ANSI";\nAXIS-VERSION="2010";\nLANGUAGES="no","en";\nTITLE="Leger; etter region, "\n"kjønn og år";\n'
    'CONTENTS="Leger";\nCONTENTS[en]="Doctors";\nUNITS="personer";\nSTUB="region","kjønn";\nHEADING="år";\n'
    'VALUES("region")="Bodø","Oslo kommune";\nVALUES[en]("region")="Bodo","Oslo";\nCODES("region")="1804","0301";\n'
    'VALUES("kjønn")="Menn","Kvinner";\nVALUES("år")="2023","2024";\nTIMEVAL("år")=TLIST(A1,"2023"-"2024");\n'
    'NOTE="Tall = sum; se \'om\'";\nDATA=\n1 2\n3 ".."\n50.5 ":"\n7 8 ;\n'
)

READ: dict[str, tuple[str, Content, dict[str, str], dict[str, float | str]]] = {
    "a statistics bank's PX": (
        "a.px",
        PX.encode("cp1252"),
        {"group-kjønn": "1"},
        {"1804 2023": 1, "1804 2024": 2, "0301 2023": 50.5, "0301 2024": "suppressed"},
    ),
    "a column that only counts the rows": (
        "a.csv",
        ",knr,navn,2022,2023\n0,0301,Oslo,11,12\n1,4601,Bergen,13,14\n",
        {},
        {"0301 2022": 11, "0301 2023": 12, "4601 2022": 13, "4601 2023": 14},
    ),
    "two places whose figures could be municipalities' codes": (
        "a.csv",
        "Kommune;2013;2014;2015\n4601 Bergen;1101;1102;1106\n0301 Oslo;1111;1112;1119\n",
        {},
        {
            "4601 2013": 1101,
            "4601 2014": 1102,
            "4601 2015": 1106,
            "0301 2013": 1111,
            "0301 2014": 1112,
            "0301 2015": 1119,
        },
    ),
    "one place whose figures could be codes with a lost zero, by quarter": (
        "a.csv",
        "Kommune;2023K1;2023K2;2023K3;2023K4\nBergen;101;102;103;104\n",
        {"part": "K4"},
        {"4601 2023": 104},
    ),
    "figures that could be codes, under the name of what they are": (
        "a.csv",
        "Kommune;År;Verdi\nBergen;2022;1101\nOslo;2022;1103\nBergen;2023;1106\nOslo;2023;1108\n",
        {},
        {"4601 2022": 1101, "0301 2022": 1103, "4601 2023": 1106, "0301 2023": 1108},
    ),
    "raised footnotes at place, year and figure": (
        "a.csv",
        "Kommune;2022;2023¹⁾\n4601 Bergen ¹;81,2²;82,5\n0301 Oslo;71,5 ¹⁾;72,5\n",
        {},
        {"4601 2022": 81.2, "4601 2023": 82.5, "0301 2022": 71.5, "0301 2023": 72.5},
    ),
    "counties alone": (
        "a.csv",
        "fylke;2022;2023\n46 Vestland;1;2\nTelemark;3;4\nHele landet;8;9\n",
        {},
        {"46 2022": 1, "46 2023": 2, "40 2022": 3, "40 2023": 4, "0000 2022": 8, "0000 2023": 9},
    ),
    "years beside means of several, one length chosen": (
        "a.csv",
        "kommune;2022;2023;2021-2023\nOslo;1;2;9\nBergen;3;4;9\n",
        {"span": "1"},
        {"0301 2022": 1, "0301 2023": 2, "4601 2022": 3, "4601 2023": 4},
    ),
    "wide, decimal comma and thousands' blanks": (
        "a.csv",
        "Kommune;2022;2023\n0301 Oslo;1 234,5;1\u00a0240\n4601 Bergen;2,5;3\n",
        {},
        {"0301 2022": 1234.5, "0301 2023": 1240, "4601 2022": 2.5, "4601 2023": 3},
    ),
    "long, two dots, a sum below": (
        "a.csv",
        '"region";"år";"Personer"\n"K-3301 Drammen";"2022";104\n"K-3301 Drammen";"2023";".."\n"Sum";"2023";5\n',
        {},
        {"3301 2022": 104, "3301 2023": "missing"},
    ),
    "Udir's UTF-16 without a mark, levels in one table": (
        "a.csv",
        UDIR.encode("utf-16-le"),
        {"group-EnhetNivaa": "3"},
        {"4003 2021/22": 40.2, "4003 2022/23": 41},
    ),
    "old codes summed where they were in use": (
        "a.csv",
        "knr;2019;2020;2024\n0602;60;0;.\n0625;20;.;.\n0711;1;.;.\n3005;.;101;.\n3301;0;0;104\n",
        {"sum": "yes"},
        {"3301 2019": 81, "3301 2020": 101, "3301 2024": 104},
    ),
    "a share is carried one to one or not at all": (
        "a.csv",
        "knr;år;Andel (prosent)\n0219;2019;4,5\n0602;2019;3,5\n0625;2019;3,1\n0711;2019;3,2\n",
        {},
        {"3201 2019": 4.5, "3301 2019": "missing"},
    ),
    "divided municipalities": (
        "a.csv",
        "kode;2019;2021;2024\n1507;.;67;.\n1534;9;.;.\n1504;48;.;.\n1523;2;.;.\n1529;5;.;.\n1546;1;.;.\n"
        "1508;0;0;58\n1580;0;0;9\n",
        {"sum": "yes"},
        {
            "1508 2019": 56,
            "1580 2019": 9,
            "1508 2021": "missing",
            "1580 2021": "missing",
            "1508 2024": 58,
            "1580 2024": 9,
        },
    ),
    "two heading rows written once, notes below": (
        "a.csv",
        "07459: Folkemengde\n\n;Menn;;Kvinner;\n;2022;2023;2022;2023\n0301 Oslo;1;2;3;4\n\nFotnote: 2023 er ny\n",
        {"measure": "2"},
        {"0301 2022": 3, "0301 2023": 4},
    ),
    "merged headings in a sheet that begins in B2": (
        "a.xlsx",
        excel(
            [],
            ["", "", "Besøk", "", "Lån"],
            ["", "Kommune", 2023, 2024, 2023, 2024],
            ["", 301, 1, 2, 3, 4],
            ["", 1804, 5, 6, 7, 8],
            merged=["C2:D2", "E2:F2"],
        ),
        {"measure": "1"},
        {"0301 2023": 1, "0301 2024": 2, "1804 2023": 5, "1804 2024": 6},
    ),
    "per cent formats": (
        "a.xlsx",
        excel(["Kommune", "2022", "2023"], ["Oslo", Percent(41.5), Percent(0.4)]),
        {},
        {"0301 2022": 41.5, "0301 2023": 0.4},
    ),
    "a strict workbook": ("a.xlsx", excel(["Kommune", 2023], ["Oslo", 1], namespace=STRICT), {}, {"0301 2023": 1}),
    "a hidden sheet holds last year": (
        "a.xlsx",
        lambda path: workbook(
            path, {"2022": [["Kommune", 2022], ["Oslo", 9]], "2023": [["Kommune", 2023], ["Oslo", 1]]}, hidden=["2022"]
        ),
        {},
        {"0301 2023": 1},
    ),
    "a date among the figures, a formula nobody reckoned": (
        "a.xlsx",
        excel(
            ["Kommune", 2023],
            ["Oslo", datetime.date(2024, 2, 4)],
            ["Lier", 3.5],
            ["Hole", Formula("B3+1")],
            ["Gol", 1],
            ["Flå", 2],
        ),
        {},
        {"0301 2023": "missing", "3310 2023": "missing", "3312 2023": 3.5, "3324 2023": 1, "3320 2023": 2},
    ),
    "the emissions workbook, one sector, its gases added": (
        "a.xlsx",
        lambda path: workbook(
            path,
            {"Forside": [["Utslipp"]], "Oversikt - detaljert": EMISSIONS, "Oversikt - sektorfordelt": EMISSIONS[:3]},
        ),
        {"sheet": "Oversikt - detaljert", "group-Sektor": "1", "group-Klimagass": "sum"},
        {"4001 2022": 51, "4003 2022": 51, "4001 2023": 53, "4003 2023": 53},
    ),
    "JSON-stat 2 with holes": (
        "a.json",
        cube({"Region": TWO, "Tid": YEARS}, [1, 0, None, 4], status={"2": ":"}),
        {},
        {"0301 2022": 1, "0301 2023": 0, "4601 2022": "suppressed", "4601 2023": 4},
    ),
    "JSON-stat 1 as an object": (
        "a.json",
        cube({"Region": TWO, "Tid": YEARS}, {"0": 0, "3": 5}, version=1),
        {},
        {"0301 2022": 0, "0301 2023": "missing", "4601 2022": "missing", "4601 2023": 5},
    ),
    "a group that the file calls 1 is answered by 1, though another stands first": (
        "a.csv",
        "GEO;AAR;KJONN;RATE\n3301;2023;0;42,7\n3301;2023;1;39,9\n",
        {"group-KJONN": "1"},
        {"3301 2023": 39.9},
    ),
    "FHI's cube without roles": (
        "a.json",
        cube(
            {
                "GEO": {"0": "Hele landet", "4001": "Porsgrunn"},
                "AAR": {"2022_2022": "2022"},
                "MEASURE_TYPE": {"RATE": "rate", "TELLER": "antall"},
            },
            [1, 2, 3, 4],
        ),
        {"group-MEASURE_TYPE": "2"},
        {"0000 2022": 2, "4001 2022": 4},
    ),
    "FHI's flag": (
        "a.csv",
        "Geografi;År;Rate;SPVFLAGG\nPorsgrunn;2023;4,1;0\nSkien;2023;0;3\n",
        {},
        {"4001 2023": 4.1, "4003 2023": "suppressed"},
    ),
    "FHI's flag after two measures, which hides both": (
        "a.csv",
        "Geografi;År;Antall;Rate;SPVFLAGG\nPorsgrunn;2023;12;4,1;0\nSkien;2023;;;3\nTinn;2023;0;0;3\n",
        {"measure": "1"},
        {"4001 2023": 12, "4003 2023": "suppressed", "4026 2023": "suppressed"},
    ),
    "a name in three languages as it was spelled under the number before": (
        "a.csv",
        "Kommune;2024\nPorsanger - Porsángu - Porsanki;5\nBodø;6\n",
        {},
        {"5622 2024": 5, "1804 2024": 6},
    ),
    "a note that a 0 is hidden": (
        "a.csv",
        "Kommune;2023;Merknad\nPorsgrunn;0;1\nSkien;0;Tallet er skjult\nTinn;7;Ett av tallene bak er skjult\n",
        {},
        {"4001 2023": 0, "4003 2023": "suppressed", "4026 2023": 7},
    ),
    "Nav's blocks with months, the year in the title": (
        "a.csv",
        NAV,
        {"measure": "1", "year": "2023"},
        {"3901 2023": 300, "4001 2023": 500, "4003 2023": 600},
    ),
    "quarters by their months": (
        "a.csv",
        "Region;jan-mar 2023;okt.–des. 2023\n4001;5;6\n4003;7;8\n",
        {"part": "K4"},
        {"4001 2023": 6, "4003 2023": 8},
    ),
    "quarters": ("a.csv", "Region;Kvartal;Antall\n4001;2023K1;5\n4001;2023K2;6\n", {"part": "K2"}, {"4001 2023": 6}),
    "New Year's Eve in UTC": (
        "a.csv",
        "municipality,start_time,kwh\nLier,2021-12-31 23:00:00+00:00,5.5\n",
        {},
        {"3312 2022": 5.5},
    ),
    "cp850": ("a.csv", "kommune;2023\nBodø;3\nTromsø;4\n".encode("cp850"), {}, {"1804 2023": 3, "5501 2023": 4}),
    "Windows' own letters": (
        "a.csv",
        "kommune;2023\nBodø;3\nTromsø;4\n".encode("cp1252"),
        {},
        {"1804 2023": 3, "5501 2023": 4},
    ),
    "encoded twice": ("a.csv", "kommune;2023\nBodÃ¸;3\n", {}, {"1804 2023": 3}),
    "a place on its first row only": (
        "a.csv",
        ";;2022;2023\nLier;Menn;3;4\n;Kvinner;5;6\nHole;Menn;1;2\n;Kvinner;3;4\n",
        {"group-kolonne 2": "2"},
        {"3310 2022": 3, "3310 2023": 4, "3312 2022": 5, "3312 2023": 6},
    ),
    "places beside each other": (
        "a.csv",
        "År;Lier;Hole;Gol\n2022;1;2;3\n2023;4;5;6\n",
        {},
        {"3312 2022": 1, "3312 2023": 4, "3310 2022": 2, "3310 2023": 5, "3324 2022": 3, "3324 2023": 6},
    ),
    "signs kept apart": (
        "a.csv",
        "kommune;2023\nLier;<5\nHole;:\nModum;4,2*\nGol;.\nFlå;7\nÅl;..\n",
        {},
        {
            "3312 2023": "suppressed",
            "3310 2023": "suppressed",
            "3316 2023": 4.2,
            "3324 2023": "not_applicable",
            "3320 2023": 7,
            "3328 2023": "missing",
        },
    ),
    "minus signs": (
        "a.csv",
        "kommune;Endring 2023\nOslo;−7,5\nLier;–2\nHole;+3\nGol;‑4,5\n",
        {},
        {"0301 2023": -7.5, "3312 2023": -2, "3310 2023": 3, "3324 2023": -4.5},
    ),
    "days with strokes, in either order": (
        "a.csv",
        "Municipality;12/31/2023;31/12/2024\nLier;5;6\n",
        {},
        {"3312 2023": 5, "3312 2024": 6},
    ),
    "years as programs name columns": (
        "a.csv",
        "Kommune,X2022,y_2023,År2024\nLier,1,2,3\n",
        {},
        {"3312 2022": 1, "3312 2023": 2, "3312 2024": 3},
    ),
    "the area of settlements, by municipality": (
        "a.csv",
        "Tettstedsareal, etter kommune og år\n;2024\nBergen;5\nAlta;7\n",
        {},
        {"4601 2024": 5, "5601 2024": 7},
    ),
    "thirds of a year": ("a.csv", "Kommune;2024T1;2024T2\nLier;1;2\n", {"part": "T2"}, {"3312 2024": 2}),
    "numbers that went out of use the year before": (
        "a.csv",
        "nr;navn;2023;2024\n3806;Porsgrunn;4;5\n3005;Drammen;1;2\n1507;Ålesund;8;9\n",
        {},
        {
            "4001 2023": 4,
            "4001 2024": 5,
            "3301 2023": 1,
            "3301 2024": 2,
            **{f"{code} {year}": "missing" for code in ("1508", "1580") for year in (2023, 2024)},
        },
    ),
    "a settlement's name beside its municipality": (
        "a.csv",
        "Tettsted;Kommune;2024\nBergen;Bergen;5\nAlta;Alta;7\n",
        {},
        {"4601 2024": 5, "5601 2024": 7},
    ),
    "equal rows once, unequal none": (
        "a.csv",
        "kommune;år;tall\nLier;2023;5\nLier;2023;5\nHole;2023;6\nHole;2023;7\nGol;2023;8\n",
        {},
        {"3312 2023": 5, "3310 2023": "missing", "3324 2023": 8},
    ),
    "years to come left out": ("a.csv", "kommune;2023;2090\nLier;1;2\n", {"future": "out"}, {"3312 2023": 1}),
    "two of one name": (
        "a.csv",
        "kommune;2023\nVåler;3\nBø;4\nHerøy (Nordland);5\n",
        {"place-våler": "3419"},
        {"1818 2023": 5, "1867 2023": 4, "3419 2023": 3},
    ),
    "from one place to another": (
        "a.csv",
        "bosted;arbeidssted;2023\nLier;Hole;5\nHole;Gol;6\nGol;Lier;7\n",
        {"place-column": "2"},
        {"3310 2023": 5, "3324 2023": 6, "3312 2023": 7},
    ),
    "codes and names without a heading, a county below": (
        "a.csv",
        ";;Andel (prosent);\n;;2022;2023\n3901;Horten;12,5;12,7\n3903;Holmestrand;11,1;:\n39;Vestfold;11,9;12\n",
        {},
        {
            "3901 2022": 12.5,
            "3901 2023": 12.7,
            "3903 2022": 11.1,
            "3903 2023": "suppressed",
            "39 2022": 11.9,
            "39 2023": 12,
        },
    ),
    "one figure merged over two places": (
        "a.xlsx",
        excel(["Kommune", 2023], ["Lier", 5.5], ["Hole", None], ["Gol", 7], merged=["B2:B3"]),
        {},
        {"3310 2023": "missing", "3312 2023": 5.5, "3324 2023": 7},
    ),
    "a sign before its figure": (
        "a.csv",
        "Kommune;År;Symbol;n\nLier;2022;:;0\nHole;2022;;6\n",
        {},
        {"3312 2022": "suppressed", "3310 2022": 6},
    ),
    "the year of the heading that is one": (
        "a.csv",
        ";2022;2023\nKommune;Endring siden 2015;Endring siden 2015\nLier;5;6\n",
        {},
        {"3312 2022": 5, "3312 2023": 6},
    ),
    "footnotes at places and figures": (
        "a.csv",
        "Kommune;2022\nLier 1);10\nHole;13 2)\n1) Anslag\n",
        {},
        {"3312 2022": 10, "3310 2022": 13},
    ),
    "no place": (
        "a.csv",
        "Region;2023\n9999 Uoppgitt;1\n2111 Svalbard;2\n25 Utlandet;3\n030101 Bydel;4\n4003 Skien;5\nI alt;6\n",
        {},
        {"4003 2023": 5},
    ),
    "counties with their numbers, Oslo as both": (
        "a.csv",
        "Fylkesnr;Fylke;2023;2024\n3;Oslo;2;3\n40;Telemark;4;7\n",
        {},
        {"03 2023": 2, "03 2024": 3, "0301 2023": 2, "0301 2024": 3, "40 2023": 4, "40 2024": 7},
    ),
    "numbers of counties and of organisations are no measure": (
        "a.csv",
        "Fylkesnr;Kommunenr;Kommune;Organisasjonsnummer;2023;2024\n33;3312;Lier;857566122;10;11\n3;0301;Oslo;958935420;20;21\n",
        {},
        {"3312 2023": 10, "3312 2024": 11, "0301 2023": 20, "0301 2024": 21},
    ),
    "apostrophes between thousands": (
        "a.csv",
        "Kommune;2023;2024\nOslo;709'037;717’710\n",
        {},
        {"0301 2023": 709037, "0301 2024": 717710},
    ),
    "numbers kept as text": (
        "a.csv",
        "Kommunenr;2023;2024\n'0301;'12,5;'-3\n'3312;'10,1;9\n",
        {},
        {"0301 2023": 12.5, "0301 2024": -3, "3312 2023": 10.1, "3312 2024": 9},
    ),
    "encoded twice, with a sign that also ends a line": (
        "a.csv",
        "kode;kommune;2023\n3218;Ås;3\n1804;Bodø;4\n".encode().decode("latin-1"),
        {},
        {"3218 2023": 3, "1804 2023": 4},
    ),
    "a county and the country under codes of the publisher's own": (
        "a.csv",
        "Enhetsnavn;Enhetsnr;2023\nHele landet;I;4\nTelemark;TE;5\nLier;3312;6\nHole;3310;7\n",
        {},
        {"0000 2023": 4, "40 2023": 5, "3312 2023": 6, "3310 2023": 7},
    ),
    "places with no figure, first, between and last": (
        "a.csv",
        "Kommune;2022;2023\nLier;;\nHole;1;2\nGol;;\nFlå;0;4\nÅl;;\n",
        {},
        {
            **{f"{code} {year}": "missing" for code in ("3312", "3324", "3328") for year in (2022, 2023)},
            "3310 2022": 1,
            "3310 2023": 2,
            "3320 2022": 0,
            "3320 2023": 4,
        },
    ),
    "old codes and today's side by side": (
        "a.csv",
        "Nr 2020;Nr 2024;Navn;2022;2024\n3806;4001;Porsgrunn;10;11\n1507;1508;Ålesund;20;21\n1507;1580;Haram;5;6\n",
        {},
        {"4001 2022": 10, "4001 2024": 11, "1508 2022": 20, "1508 2024": 21, "1580 2022": 5, "1580 2024": 6},
    ),
    "signs that nobody sees": (
        "a.csv",
        "Kommune;2024\nLier\u200b;1\u200b234\n\u2060Ho\u00adle;5\n",
        {},
        {"3312 2024": 1234, "3310 2024": 5},
    ),
    "signs that nobody sees in a workbook": (
        "a.xlsx",
        excel(["Kommune", 2024], ["Lier\u200b", "12,5\ufeff"], ["\u200eHole", 3]),
        {},
        {"3312 2024": 12.5, "3310 2024": 3},
    ),
    "years with their unit, which were codes once": (
        "a.csv",
        "Kommune;2023 (1000 kr);2024 (mill. kr)\nLier;1000;1,1\nHole;2000;2,1\n",
        {"measure": "1"},
        {"3312 2023": 1000, "3310 2023": 2000},
    ),
    "names with their county, or in several languages": (
        "a.csv",
        "Sted;2024\nBø (Nordland);1\nVåler i Østfold;2\nVåler (Hedmark);3\nSnåase-Snåsa;4\nDeatnu Tana;5\n"
        "NAMSOS/NÅAVMESJENJAELMIE;6\n",
        {},
        {"1867 2024": 1, "3114 2024": 2, "3419 2024": 3, "5041 2024": 4, "5628 2024": 5, "5007 2024": 6},
    ),
}

ASKED: dict[str, tuple[str, Content, str]] = {
    "no year": ("a.csv", "Folketall 2023 per kommune\nkommune;antall\nLier;12\n", "year"),
    "years beside means of several": ("a.csv", "kommune;2022;2021-2023\nOslo;1;9\nBergen;3;9\n", "span"),
    "thousands or decimals": ("a.csv", "kommune;2023\nLier;1.234\nHole;2.345\n", "decimal"),
    "a dash": ("a.csv", "kommune;2023\nLier;-\nHole;2\n", "dash"),
    "two measures": ("a.csv", "kommune;Menn 2023;Kvinner 2023\nLier;1;2\n", "measure"),
    "the same year twice": ("a.csv", "kommune;2023;2023\nLier;1;2\n", "measure"),
    "sex in a column": ("a.csv", "kommune;kjønn;2023\nLier;Menn;1\nLier;Kvinner;2\n", "group-kjønn"),
    "blocks under one another": (
        "a.csv",
        "Kommune;2023\nMenn\nLier;3\nKvinner\nLier;5\n",
        "group-overskrift over tabellen",
    ),
    "two sheets": (
        "a.xlsx",
        lambda path: workbook(path, {"A": [["Kommune", 2023], ["Oslo", 9]], "B": [["Kommune", 2023], ["Oslo", 1]]}),
        "sheet",
    ),
    "with or without Klæbu": ("a.csv", "kommune;2019;2024\n5001;194;214\n", "borders"),
    "a name with its county, which tells no year": (
        "a.csv",
        "kommune;2023;2024\nVåler (Østfold);1;2\nÅlesund;3;4\n",
        "borders",
    ),
    "a name in two languages, which tells no year": (
        "a.csv",
        "kommune;2018;2024\nHábmer – Hamarøy;1;2\nBodø;3;4\n",
        "borders",
    ),
    "may it be summed": ("a.csv", "kommune;år;verdi\n0602;2019;4\n0625;2019;5\n0711;2019;6\n", "sum"),
    "a share of one": ("a.csv", "kommune;Andel, prosent 2023\nLier;0,415\nHole;0,5\n", "scale"),
    "a share of one in one year, a percentage in the next": (
        "a.csv",
        "Kommune;Andel 2023;Andel 2024\nLier;0,415;41,9\nHole;0,39;40,2\nGol;0,5;51\nÅl;0,61;60\nFlå;0,2;22\n",
        "unit-2024",
    ),
    "years to come": ("a.csv", "kommune;2023;2090\nLier;1;2\n", "future"),
    "from one place to another": (
        "a.csv",
        "bosted;arbeidssted;2023\nLier;Hole;5\nHole;Gol;6\nGol;Lier;7\n",
        "place-column",
    ),
    "a year that is not the figure's own": ("a.csv", "Kommune;Endring siden 2015\nLier;5\n", "year"),
    "thousands beside a blank": ("a.csv", "Kommune;2023\nLier;1 234\nHole;1.234\n", "decimal"),
    "quarters in a column of their own": (
        "a.csv",
        "Kommune;År;Kvartal;n\nLier;2022;1;5\nLier;2023;2;6\n",
        "group-Kvartal",
    ),
    "minus ninety-nine": ("a.csv", "kommune;2023\nLier;-99\nHole;2\n", "sentinel"),
    "a month or a school year": ("a.csv", "kommune;2008-09;2009-10\nLier;1;2\n", "months"),
}

REFUSED: dict[str, tuple[str, Content, str]] = {
    "a web page": ("a.xls", "<html><h1>403", "nettside"),
    "an old workbook": ("a.xls", b"\xd0\xcf\x11\xe0" + bytes(600), "Excel-arbeidsbok"),
    "nothing": ("a.csv", b"\xef\xbb\xbf", "tom"),
    "a heading alone": ("a.csv", "kommune;2023\n", "ingen kolonne"),
    "half a workbook": ("a.xlsx", b"PK\x03\x04 half", "avbrutt"),
    "half a PX": ("a.px", PX[:-9], "PX-fil som ikke er hel"),
    "a PX with a figure too few": ("a.px", PX.replace("1 2", "1"), "8 tall, men har 7"),
    "an error served as JSON": ("a.json", '{"error": "too many cells"}', "JSON-stat"),
    "two codes in one place": (
        "a.json",
        '{"id":["Region","Tid"],"size":[2,1],"value":[1,2],"dimension":{"Region":{"category":{"index":{"0301":0,"4601":0}}},'
        '"Tid":{"category":{"index":["2023"]}}}}',
        "JSON-stat",
    ),
    "too few values": ("a.json", cube({"Region": TWO, "Tid": YEARS}, [1, 2, 3]), "4 tall, men har 3"),
    "a decimal comma between commas": ("a.csv", "kode,navn,tall\n4601,Bergen,41,2\n", "Linje 2 har 4"),
    "a column without figures in every line": ("a.csv", "Kommune;Navn;2023\n3312;5\n3310;7\n", "Linje 2 har 2"),
    "a line too long": ("a.csv", "kommune;2023\nLier;1\nHole;2;3\nGol;4\n", "Linje 3 har 3"),
    "an open quote": ("a.csv", 'kommune;2023\n"Oslo;5\nLier;6\n', "hermetegn"),
    "percentages among numbers": (
        "a.xlsx",
        excel(["Kommune", 2023], ["Oslo", Percent(41.5)], ["Lier", 41.2]),
        "prosenttegn",
    ),
    "both decimal signs": ("a.csv", "kommune;2023\nLier;1,5\nHole;2.5\n", "desimalpunktum"),
    "tables side by side": ("a.csv", "Kommune;2023;;Kommune;2023\nOslo;1;;Lier;5\nBergen;2;;Hole;6\n", "ved siden av"),
    "no headings": ("a.csv", "4601;41,2;5\n4602;40,1;6\n", "uten overskrift"),
    "names sorted apart from the codes": (
        "a.csv",
        "nr;navn;2023\n4601;Oslo;1\n0301;Bergen;2\n3312;Hole;3\n",
        "hører ikke sammen",
    ),
    "no cell a number": ("a.csv", "Kommune;2024\nOslo;7,1E+05\nLier;2,9E+04\n", "7,1E+05"),
    "mostly dates": ("a.csv", "kommune;2023\nLier;04.feb\nHole;05.mar\nGol;06.apr\nÅl;5\n", "ikke tall"),
    "settlements": ("a.csv", "Tettsted;2024\nBergen;5\nAlta;7\n", "Kolonnen «Tettsted»"),
    "settlements that only the title tells of": (
        "a.csv",
        "04859: Folkemengde, etter tettsted og år\n\n;2023;2024\nBergen;5;6\nAlta;7;8\n",
        "etter tettsted",
    ),
    "the post's numbers": ("a.csv", "Postnr;2024\n0301;5\n1103;7\n4601;8\n", "Kolonnen «Postnr»"),
    "an OpenDocument spreadsheet": ("a.xlsx", opendocument, "OpenDocument"),
    "a document": ("a.xlsx", lambda path: zipped(path, "word/document.xml"), "verken en CSV-fil"),
    "post towns": ("a.csv", "Postnr;Poststed;2024\n3400;Lier;5\n5003;Bergen;7\n", "Kolonnen «Poststed»"),
    "hours": (
        "a.csv",
        "kommune;tid;kwh\n"
        + "".join(f"Lier;2023-{month:02}-{day:02} 10:00;1\n" for month in (1, 2, 3) for day in range(1, 29)),
        "dager eller timer",
    ),
    "quarters of an hour": (
        "a.csv",
        "kommune;tid;kwh\n" + "".join(f"Lier;2024-01-01 {at // 4:02}:{at % 4 * 15:02};1\n" for at in range(96)),
        "dager eller timer",
    ),
}


def must_not_be_asked(question: object) -> str:
    raise AssertionError(f"asked: {question}")


@pytest.mark.parametrize("case", READ)
def test_a_file_is_read_to_the_figures_in_it(tmp_path, case):
    name, content, answers, expected = READ[case]
    assert figures(read(brought(tmp_path, name, content), Answers(dict(answers), must_not_be_asked))) == expected


@pytest.mark.parametrize("case", ASKED)
def test_where_two_readings_are_possible_the_learner_is_asked(tmp_path, case):
    name, content, key = ASKED[case]
    with pytest.raises(Unanswered) as asked:
        read(brought(tmp_path, name, content), Answers({}))
    assert asked.value.question.key == key


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_read_is_refused_in_one_sentence_in_each_language(tmp_path, case):
    name, content, said = REFUSED[case]
    path = brought(tmp_path, name, content)
    for language in LANGUAGES:
        with speaking(language), pytest.raises(ValueError) as refused:
            read(path, Answers({}))
        assert not isinstance(refused.value, Unanswered) and "\n" not in str(refused.value)
        assert language != "nb" or said in str(refused.value)


@pytest.mark.parametrize("heading", ["2025 jan-mar", "Antall 2025 (januar til mars)", "feb–apr 2025"])
def test_months_beside_a_year_are_not_taken_for_the_whole_year(heading):
    assert period_in(heading)[0] is None


def test_a_workbook_that_unpacks_beyond_all_bounds_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("baerekraft.workbook.LARGEST_PART", 10_000)
    path = tmp_path / "bomb.xlsx"
    workbook(path, {"Ark1": [["Kommune", 2023], *[["Oslo", 1]] * 500]})
    assert path.stat().st_size < 10_000
    with pytest.raises(ValueError, match="pakket ut"):
        read(path, Answers({}))


def test_a_cell_without_end_is_refused_before_it_has_filled_the_memory(tmp_path):
    path = tmp_path / "bomb.xlsx"
    workbook(path, {"Ark1": [["Kommune", 2023], ["Oslo", 1]]})
    with zipfile.ZipFile(path) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    endless = b"<worksheet><sheetData><row><c><v>" + b"1" * 4_000_000 + b"</v></c></row></sheetData></worksheet>"
    with zipfile.ZipFile(path, "w") as packed:
        for name, part in parts.items():
            packed.writestr(name, endless if "sheet1" in name else part)
    with pytest.raises(ValueError, match="pakket ut"):
        read(path, Answers({}))


def test_a_large_file_is_refused_before_it_is_read(tmp_path):
    path = tmp_path / "large.xlsx"
    with path.open("wb") as file:
        file.truncate(50 * 2**20)
    with pytest.raises(ValueError, match="40 MB"):
        read(path, Answers({}))


def test_a_part_that_moved_next_door_is_a_break(tmp_path):
    path = brought(tmp_path, "a.csv", "kode;2019;2021\n0807;12;.\n3808;.;13\n")
    found = {each.period: each.status for each in read(path, Answers({})).figures if each.region == "4005"}
    assert found == {"2019": "ok", "2021": "series_break"}


def test_what_was_left_out_is_told_with_its_line(tmp_path):
    path = brought(tmp_path, "a.csv", "kommune;2023\nLier;1\nLeir;2\nGol;en setning\n;7\nSum;8\nHole;3\nÅl;4\n")
    told = " ".join(read(path, Answers({})).told)
    assert all(part in told for part in ("Leir (linje 3)", "«en setning» på linje 4", "(linje 5)", "Sum (linje 6)"))


@pytest.mark.parametrize(
    ("content", "right"),
    [
        ("region;2022;2023\nEAKUO Landet uten Oslo;2015;2018\n4601 Bergen;1990;2001\n", {"2022": 1990, "2023": 2001}),
        ("Kommune;2023\nSkien;9\nSum Telemark;2015\nBergen;10\n", {"2023": 10}),
        ("region;2022;2023\n4003 Skien;1;2\nEKG07 Gruppe 7;2015;2018\n4601 Bergen;5;6\n", {"2022": 5, "2023": 6}),
        ("region;år;tall;\nEKG07 Gruppe 7;2023;4000;\n4601 Bergen;2023;3 950;\n4003 Skien;2023;5;\n", {"2023": 3950}),
        (
            "År;4601 Bergen;4003 Skien\n2021;1,1;2,1\n2022;1,2;2,2\n2023;1,3;2,3\n",
            {"2021": 1.1, "2022": 1.2, "2023": 1.3},
        ),
    ],
)
def test_numbers_that_look_like_years_are_no_heading(tmp_path: Path, content: str, right: dict[str, float]) -> None:
    read_as = figures(read(brought(tmp_path, "sum.csv", content), Answers({})))
    assert {key: value for key, value in read_as.items() if key[:4] == "4601"} == {
        f"4601 {year}": value for year, value in right.items()
    }


def test_a_row_that_may_be_a_heading_or_figures_is_asked_about(tmp_path: Path) -> None:
    path = brought(tmp_path, "bydel.csv", "Kommune;2023\nSkien;9\nArna;2015\nBergen;10\n")
    with pytest.raises(Unanswered, match="Linje 3 har bare tall som kan være årstall: 2015"):
        read(path, Answers({}))
    assert figures(read(path, Answers({"line-3": "figures"})))["4601 2023"] == 10
    assert figures(read(path, Answers({"line-3": "heading"})))["4601 2015"] == 10


def test_half_years_as_nkom_writes_them_are_parts_of_a_year(tmp_path: Path) -> None:
    path = brought(tmp_path, "bredband.csv", "Kommune;1H2022;2H2022\nBergen;97,1;97,9\nUtsira;55;60\n")
    assert figures(read(path, Answers({"part": "H2"}))) == {"4601 2022": 97.9, "1151 2022": 60}


def test_the_county_beside_tells_places_of_one_name_apart(tmp_path: Path) -> None:
    content = "Fylke;Kommune;2024\nInnlandet;Våler;5\nØstfold;Våler;6\nTelemark;Skien;7\n"
    read_as = figures(read(brought(tmp_path, "fylke.csv", content), Answers({})))
    assert read_as == {"3419 2024": 5, "3114 2024": 6, "4003 2024": 7}


def test_the_question_of_borders_names_what_was_divided(tmp_path: Path) -> None:
    path = brought(tmp_path, "delt.csv", "Kommune;2022\nBodø;10\nÅlesund;14\n")
    with pytest.raises(Unanswered, match="endret etter 2022 for Haram"):
        read(path, Answers({}))


def test_the_question_of_borders_names_no_place_that_only_changed_its_number(tmp_path: Path) -> None:
    path = brought(tmp_path, "delt.csv", "Kommune;2022\n4001 Porsgrunn;10\n1507 Ålesund;14\n")
    with pytest.raises(Unanswered, match="endret etter 2022 for Haram, Ålesund"):
        read(path, Answers({}))


def test_the_question_of_the_year_quotes_the_sheet(tmp_path: Path) -> None:
    sheets = {"2023": [["Kommune", "Andel"], ["Oslo", 9]], "2024": [["Kommune", "Andel"], ["Oslo", 1]]}
    workbook(tmp_path / "a.xlsx", sheets)
    with pytest.raises(Unanswered, match="sier: 2024"):
        read(tmp_path / "a.xlsx", Answers({"sheet": "2024"}))


def test_a_heading_that_says_preliminary_is_told(tmp_path: Path) -> None:
    path = brought(tmp_path, "a.csv", "Kommune;2023;2024 (foreløpig);2025*\nLier;1;2;3\nHole;4;5;6\n")
    told = read(path, Answers({})).told
    assert told == ["Overskriften sier at tallene under den er foreløpige (2): 2024 (foreløpig); 2025*."]


def test_a_measure_without_a_name_is_told_by_its_years(tmp_path: Path) -> None:
    with pytest.raises(Unanswered) as asked:
        read(brought(tmp_path, "a.csv", "Kommune;2023;2024;Plassering\nLier;1;2;9\nHole;3;4;8\n"), Answers({}))
    assert asked.value.question.options == (("1", "2023, 2024"), ("2", "Plassering"))


def test_a_name_is_asked_about_as_it_is_written(tmp_path: Path) -> None:
    with pytest.raises(Unanswered, match="hett Våler"):
        read(brought(tmp_path, "a.csv", "Kommune;2024\nVåler;1\nLier;2\n"), Answers({}))


@pytest.mark.parametrize("one, other", [("prosent", "promille"), ("kr", "1000 kr"), ("per cent", "antall")])
def test_figures_in_two_units_are_never_one_series(tmp_path: Path, one: str, other: str) -> None:
    rows = "".join(f"4601;{year};{unit};{value}\n" for year, unit, value in ((2022, one, "12,5"), (2023, other, "126")))
    with pytest.raises(Unanswered) as asked:
        read(brought(tmp_path, "a.csv", "kommunenr;år;enhet;verdi\n" + rows), Answers({}))
    assert [name for name, _ in asked.value.question.options] == ["1", "2"]
