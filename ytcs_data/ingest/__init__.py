"""From a file to checked rows in the store, or to every problem that a person can fix.

reading     bytes -> text cells with their lines; grids and tables of any office's file
numbers, shares, flag_words, period_words, date_words   what a column or a title says
header      the columns of the product's own formats: values, and the register of stations
rules       what may be wrong with a cell
checks      all rules over all rows
register_…  the same for a register of stations
recognition_…  the same for decisions about communes
score_rules  what may be wrong with a score of the national criteria
problems    every kind of problem and its sentence
importing   all of it, for files on the disk
people      another kind of file: people by part of the divided communes
"""

from ytcs_data.ingest.importing import ImportResult, import_files, read_and_check
from ytcs_data.ingest.kinds import Severity
from ytcs_data.ingest.people import read_people
from ytcs_data.ingest.problems import Problem
from ytcs_data.ingest.sample import pending_samples

__all__ = [
    "ImportResult",
    "Problem",
    "Severity",
    "import_files",
    "pending_samples",
    "read_and_check",
    "read_people",
]
