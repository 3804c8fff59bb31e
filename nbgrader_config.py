"""How nbgrader runs this course; `baerekraft build` reads it too. BAEREKRAFT_LANGUAGE chooses what is released."""

import os
import sys
from pathlib import Path

from nbgrader.converters import Autograde
from nbgrader.preprocessors import Execute

from baerekraft.collecting.by_nbgrader import FromItsFolder, NewestOfEach
from baerekraft.grade.by_nbgrader import OURS, grade_with_our_command
from baerekraft.language import speak
from baerekraft.plugins import (
    KINDS,
    TEMPLATES,
    AddCheck,
    AddForms,
    Advice,
    CollectFiles,
    FoldChecks,
    KeepLanguage,
    PlainNotebook,
    RestoreCells,
    SaveEdition,
    ShowRubrics,
    guard,
    refuse_to_validate_others,
    take_names_as_they_are,
    tell_in_a_sentence,
)
from baerekraft.reader import reader_language

c = get_config()  # noqa: F821  nbgrader gives it to whoever is its configuration
os.environ["PATH"] = (
    os.path.dirname(sys.executable) + os.pathsep + os.environ["PATH"]
)  # nbgrader calls alembic by its bare name
language = os.environ.get("BAEREKRAFT_LANGUAGE", "nb")
take_names_as_they_are()
if any(part.startswith("nbgrader") for part in Path(sys.argv[0]).parts[-2:]):  # `baerekraft` has chosen its own
    speak(reader_language())
    tell_in_a_sentence()

c.CourseDirectory.course_id = "baerekraft"
c.CourseDirectory.release_directory = f"release/{language}"
if "?" in os.getcwd():  # the address of a gradebook has its options after one
    c.CourseDirectory.db_url = "sqlite:///gradebook.db"
c.GenerateAssignment.force = True  # release/ is committed: made again from the source, it has the same bytes
c.GenerateAssignment.preprocessors.insert(0, KeepLanguage)
c.KeepLanguage.language = language
c.GenerateAssignment.preprocessors.append(AddCheck)  # the button a learner checks their own work with
c.GenerateAssignment.preprocessors.append(AddForms)  # and those an answer can be given in without code
c.GenerateAssignment.preprocessors.append(FoldChecks)
c.GenerateAssignment.preprocessors.append(SaveEdition)  # which edition the gradebook holds
c.ClearSolutions.code_stub = {"python": ""}  # the blank is the line with three dots above it, in every language
c.ClearSolutions.text_stub = ""
c.Autograde.sanitize_preprocessors.insert(0, RestoreCells)  # deleted, duplicated and renamed cells
c.Autograde.sanitize_preprocessors.append(ShowRubrics)  # under each answer that is graded by hand
c.Autograde.autograde_preprocessors = [  # in the sandbox
    OURS if one is Execute else one for one in Autograde.autograde_preprocessors.default()
]
c.Execute.timeout = 60  # seconds a cell; the first one imports pandas
c.ZipCollectApp.extractor_plugin = NewestOfEach  # whose a file is, and no zip bomb; the same as `baerekraft collect`
c.ZipCollectApp.collector_plugin = FromItsFolder
c.ZipCollectApp.force = True  # a second collection adds to the first
c.ExchangeFactory.collect = CollectFiles  # no link, from a folder that is the learner's
c.ExchangeFactory.release_feedback = "baerekraft.sending_back.exchange.ReleaseFeedback"  # each to their own course
refuse_to_validate_others()
grade_with_our_command()
# Nothing of a learner's runs in formgrader.
guard()
c.HTMLExporter.extra_template_basedirs = TEMPLATES  # and no MathJax from the internet
c.HTMLExporter.template_file = "inert.html.j2"
c.HTMLExporter.sanitize_html = True
c.HTMLExporter.filters = {
    "clean_html": "baerekraft.plugins.clean_html.clean_on_page",
    "markdown2html": "baerekraft.plugins.clean_html.markdown2html",
    "highlight_code": "baerekraft.plugins.clean_html.highlight_code",
}
c.HTMLExporter.preprocessors = [PlainNotebook]
c.WidgetsDataTypeFilter.display_data_priority = KINDS  # not NbConvertBase: nbgrader's preprocessors warn of it
# A page in the learner's language, made again whenever it is asked for: a mark or a comment may be new.
c.GenerateFeedback.exporter_class = "baerekraft.sending_back.exporter.FeedbackExporter"
c.GenerateFeedback.preprocessors = []
c.GenerateFeedback.force = True
c.ExportApp.plugin_class = "baerekraft.sending_back.marks.MarksExport"  # a sheet that a Norwegian Excel opens
c.NbGrader.logging_config = {  # our advice after nbgrader's own sentence
    "filters": {"advice": {"()": Advice}},
    "handlers": {"console": {"filters": ["advice"]}},
}
