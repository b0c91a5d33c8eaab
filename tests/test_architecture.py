"""The shape of the project, kept by a test: who may import whom, and how long things may be.

A failure says which file broke which rule and what to do. A budget is raised here, in the open,
or not at all.
"""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest

from tests.conftest import ROOT

# From top to bottom: a file imports its own layer and those below, never above.
LAYERS = (
    ("app", "pages"),
    ("ytcs_data.cli", "ytcs_data.routes"),
    ("ytcs_data.views",),
    # what views and routes share
    ("ytcs_data.legend", "ytcs_data.load", "ytcs_data.map_documents"),
