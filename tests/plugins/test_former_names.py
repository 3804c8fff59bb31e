"""A lead's folder keeps the nbgrader_config.py that it was laid out with, whose names the library goes on to know."""

from __future__ import annotations

import pytest
from nbgrader.apps import ExportApp, ZipCollectApp
from traitlets.config import Application, Config

from baerekraft import plugins
from baerekraft.collecting.by_nbgrader import NewestOfEach
from baerekraft.sending_back.marks import MarksExport


@pytest.mark.parametrize(
    "name, app, setting, now",
    [
        ("SafeCsv", ExportApp, "plugin_class", MarksExport),
        ("NotebooksOnly", ZipCollectApp, "extractor_plugin", NewestOfEach),
    ],
)
def test_a_configuration_of_an_older_edition_is_read(name: str, app: type[Application], setting: str, now: type):
    made = app(config=Config({app.__name__: {setting: getattr(plugins, name)}}))
    assert getattr(made, setting) is now


def test_what_never_was_is_still_not_there():
    with pytest.raises(AttributeError, match="SafeCsvs"):
        plugins.SafeCsvs  # noqa: B018  # asking for the name is what is tried
