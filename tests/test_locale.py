"""Every sentence that a reader sees is in one catalogue, ready for another language."""

import gettext
import io

from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from tests.conftest import ROOT

COMMAND = (
    "pybabel extract --no-location --sort-output --omit-header "
    "-o ytcs_data/locale/ytcs.pot app.py pages ytcs_data"
)
CATALOGUE = ROOT / "ytcs_data" / "locale" / "ytcs.pot"


def sentences() -> set[str]:
    folders = [ROOT / "pages", ROOT / "ytcs_data"]
    found = {message for folder in folders for _f, _l, message, *_ in extract_from_dir(folder)}
    return {message for message in found if isinstance(message, str)}


def test_the_catalogue_has_every_sentence():
    with CATALOGUE.open("rb") as file:
        known = {message.id for message in read_po(file)}

    assert not sentences() - known, f"run: {COMMAND}"


def test_a_translation_takes_the_place_of_a_sentence():
    with CATALOGUE.open("rb") as file:
        catalogue = read_po(file)
    catalogue["Bản đồ"].string = "Map"
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)

    assert gettext.GNUTranslations(compiled).gettext("Bản đồ") == "Map"
