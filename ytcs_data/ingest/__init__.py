"""From a file to checked rows in the store, or to every problem that a person can fix.

understanding  any file -> what it says: start here
reading        bytes -> cells, grids and tables of any office's file
numbers, shares, flag_words, period_words, date_words   what a column or a title says
own_formats    the product's own formats: values, the register of stations, decisions
  header, rules, checks, register_…, recognition_…, score_rules
columns        headings -> measures and places
  heading_words, heading_roles, personal
office         an office's own table -> period, places, figures
office_checks  what cannot be right in figures, or is strange; office_sums, office_history
problems       every kind of problem and its sentence
importing      all of it, for files on the disk
people         another kind of file: people by part of the divided communes
"""

from ytcs_data.ingest.importing import ImportResult, Submission, import_files, read_and_check
from ytcs_data.ingest.kinds import Severity
from ytcs_data.ingest.people import read_people
from ytcs_data.ingest.problems import Problem
from ytcs_data.ingest.sample import pending_samples
from ytcs_data.ingest.understanding import Verdict

__all__ = [
    "ImportResult",
    "Problem",
    "Severity",
    "Submission",
    "Verdict",
    "import_files",
    "pending_samples",
    "read_and_check",
    "read_people",
]
