"""The open compilations the figures are read from: which files, and where they were found.

None of them is part of the course, for each is somebody's own work; what carries over is our selection and our rates.
They are collected by hand into one folder, under the names below: from the public repository or package named, or
straight from the publisher's table, laid out with the columns that its reader asks for. The publisher, licence and date
of each stand in course/indicators.yaml.
"""

# name -> the file, and where it was found, with the publisher's own table where that is known
FILES = {
    "municipalities": ("kommuner_2024.csv", "FemtiGram/kart and aprestmo/norway-geodata on GitHub"),
    "names": (
        "api-responses/klass_131_codesAt_2026-01-01_200.json",
        "SSB KLASS, classifications/131/codesAt?date=2026-01-01",
    ),
    "old codes": ("kommsummer_gammel_til_2024.csv", "lauriejh/regtools on GitHub; SSB's grouping agg_KommSummer"),
    "population": ("folkemengde_aldersgrupper_kommune2024_2005_2026.csv", "niphr/csdata on GitHub; SSB table 07459"),
    "elections": ("valgdeltakelse_kommune_2019_2025.csv", "FemtiGram/kart on GitHub; valgresultat.no"),
    "electricity": ("elforbruk_gwh_kommune2024_2022_2024.csv", "the package ebm 1.2.0; Elhub and NVE"),
    "dwellings": (
        "boliger_06265_kommune2024_2006_2025.csv",
        "HarisBosnic/rogaland_i_tall_test on GitHub; SSB table 06265",
    ),
    "gps": ("fastlege_12005_trend_2015_2025.csv", "FemtiGram/kart on GitHub; SSB KOSTRA table 12005"),
    "national tests": ("nasjonale_prover_trend_2019_2025.csv", "FemtiGram/kart on GitHub; SSB table 12255, Udir"),
    "kindergarten": (
        "barnehagedekning_1_2aar_KOSandel120000_2015_2023.csv",
        "Rikkekrauss/oblig-5 on GitHub; SSB KOSTRA KOSandel120000",
    ),
    "education": ("utdanning_imdi_2011_2020_kommune2024.csv", "evensrii/Telemark on GitHub; IMDi and SSB"),
    "refugees": ("bosetting_flyktninger_imdi_1995_2023.csv", "evensrii/Telemark on GitHub; IMDi"),
    "one year": (
        "kommuneprofil_tverrsnitt_femtigram_2026-04-16.csv",
        "FemtiGram/kart on GitHub; SSB tables 06944, 08936 and others",
    ),
    "area profiles": (
        "arealprofiler_ssb_kommune2024_2000_2024.csv",
        "evensrii/Telemark on GitHub; SSB's area profiles, extract of November 2025",
    ),
    "built-up land": ("bebygd_areal_ssb_kommune2024_2024.csv", "evensrii/Telemark on GitHub; SSB"),
    "farm areas": (
        "jordbruksareal_vekstgruppe_landbruksdir_2021.csv",
        "evensrii/Telemark on GitHub; Landbruksdirektoratet, applications for production support",
    ),
    "unemployed": ("helt_ledige_nav_kommune_2022_jan_okt.csv", "evensrii/Telemark on GitHub; Nav"),
    "broadband": ("bredbaand_nkom_1h2022.csv", "evensrii/Telemark on GitHub; Nkom, first half of 2022"),
    "plants": (
        "industriutslipp_norskeutslipp_kommune_2001_2021.csv",
        "evensrii/Telemark on GitHub; Miljødirektoratet, norskeutslipp.no",
    ),
    "robek": (
        "robek_kdd_2026-04-20.csv",
        "vegard1104/kommunebarometer on GitHub; Kommunal- og distriktsdepartementet",
    ),
    "telemark": ("telemark_panel_long.csv", "evensrii/Telemark on GitHub; Miljødirektoratet, FHI, SSB, Nav and Udir"),
    "school years": ("grunnskolepoeng_udir_2016_2021.csv", "evensrii/Telemark on GitHub; Udir; for the audit alone"),
}
