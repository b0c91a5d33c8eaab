"""From the names that people type to codes of communes, where it is clear which one is meant.

Start with `geo.matching.matcher`. A name that fits several communes, or none, is a question for a
person, with what it may mean: nothing is guessed.
"""

from geo.matching.answers import Match
from geo.matching.matcher import Matcher
from geo.matching.rows import carried_on

__all__ = ["Match", "Matcher", "carried_on"]
