"""What is measured and what was promised: measures, indicators, plans, datasets, criteria.

Each is a YAML file whose name is its id. To add an indicator, copy a file in `indicators/`
and run the tests; `load_catalogue()` reads and checks them all.
"""

from ytcs_data.catalogue.criteria_set import CriteriaSet, Criterion
from ytcs_data.catalogue.dataset import Dataset
from ytcs_data.catalogue.entry import Confidence, Source
from ytcs_data.catalogue.indicator import STATIONS, Counted, Indicator, Polarity, Term, Theme
from ytcs_data.catalogue.loading import CATALOGUE, Catalogue, load_catalogue
from ytcs_data.catalogue.measure import Carry, Level, Measure, MeasureKind, Timing
from ytcs_data.catalogue.plan import Carrier, Duty, Fact, Milestone, Operator, Plan, Scope, Target

__all__ = [
    "CATALOGUE",
    "STATIONS",
    "Carrier",
    "Carry",
    "Catalogue",
    "Confidence",
    "Counted",
    "CriteriaSet",
    "Criterion",
    "Dataset",
    "Duty",
    "Fact",
    "Indicator",
    "Level",
    "Measure",
    "MeasureKind",
    "Milestone",
    "Operator",
    "Plan",
    "Polarity",
    "Scope",
    "Source",
    "Target",
    "Term",
    "Theme",
    "Timing",
    "load_catalogue",
]
