"""The same answers as `ytcs_data.analysis.rates`, in loops and dicts that a beginner can check."""

from __future__ import annotations

from collections import defaultdict

import pandas as pd

from ytcs_data.catalogue import STATIONS

NAN = float("nan")
DECIDES = ["value", "estimated", "not_reported", "held", "not_applicable"]  # the later one wins


def indicator_values(indicator, holdings, expected, unassessed):
    rows = []
    for period, areas in expected.items():
        for area in areas:
            above, above_state = term(indicator.numerator, indicator, holdings, period, area)
            below, below_state = term(indicator.denominator, indicator, holdings, period, area)
            state = worst([above_state, below_state])
            if state in ("value", "estimated") and below == 0:
                state = "not_applicable"
            if indicator.is_yes_no and state == "not_reported" and unassessed(area):
                state = "reassess"
            known = state in ("value", "estimated")
            value = indicator.factor * above / below if known else NAN
            rows.append((period, area, above, below, value, state))
    columns = ["period", "area_code", "numerator", "denominator", "value", "state"]
    return pd.DataFrame(rows, columns=columns)


def term(term, indicator, holdings, period, area):
    if term.communes:
        return 1, "value"
    if term.communes_with:
        number, state = of_commune(holdings, term.communes_with, period, area)
        number = 1 if number >= 1 else 0
    elif term.stations_with:
        reports, state = of_stations(holdings, term.stations_with, period, area)
        number = sum(1 for total in reports if total >= term.at_least)
    else:
        number, states = 0, []
        at_stations = [m for m in term.sum if m in indicator.station_measures and m != STATIONS]
        if at_stations:
            reports, one = of_stations(holdings, at_stations, period, area)
            number += sum(reports)
            states.append(one)
        for measure in term.sum:
            if measure not in at_stations:
                more, one = of_commune(holdings, measure, period, area)
                number += more
                states.append(one)
        state = worst(states)
    return (number if state in ("value", "estimated") else NAN), state


def of_commune(holdings, measure, period, area):
    lines = told(holdings, measure, period, area)
    total = sum(value for *_key, value, _state in lines if value == value)
    return total, worst([state for *_key, state in lines] or ["not_reported"])


def of_stations(holdings, measures, period, area):
    """What each open station reports in all, and the state of the commune."""
    listed = told(holdings, STATIONS, period, area)
    states = [state for *_key, state in listed] or ["not_reported"]
    open_ones = [station for *_key, station, value, _state in listed if value >= 1]
    closed = [station for *_key, station, value, _state in listed if not value >= 1]
    totals = dict.fromkeys(open_ones, 0)
    for measure in measures:
        lines = {line[2]: line for line in told(holdings, measure, period, area)}
        for station in open_ones:
            *_key, value, state = lines.get(station, (NAN, "not_reported"))
            states.append(state)
            totals[station] += value if value == value else 0
        if any(station not in open_ones + closed for station in lines):
            states.append("not_reported")
    return list(totals.values()), worst(states)


def told(holdings, measure, period, area):
    """Lines of (period, area, station, value, state); one without a value tells nothing."""
    if measure not in holdings:
        return []
    columns = ["period", "area_code", "station_code", "value", "state"]
    lines = []
    for line in zip(*(holdings[measure][name].tolist() for name in columns), strict=True):
        *key, value, state = line
        if value != value and state in ("value", "estimated"):
            state = "not_reported"
        if key[:2] == [period, area]:
            lines.append((*key, value, state))
    return lines


def worst(states):
    return max(states, key=DECIDES.index)


def add_up(values, groups, factor):
    members = defaultdict(list)
    for row in values.to_dict("records"):
        if row["area_code"] in groups:
            members[row["period"], groups[row["area_code"]]].append(row)
    rows = []
    for (period, group), some in members.items():
        counted = [row for row in some if row["state"] in ("value", "estimated")]
        waiting = [row for row in some if row["state"] == "reassess"]
        above = sum(row["numerator"] for row in counted)
        below = sum(row["denominator"] for row in counted) + len(waiting)
        value = factor * above / below if counted else NAN
        above, below = (above, below) if below else (NAN, NAN)
        state = state_of_group({row["state"] for row in some})
        rows.append((period, group, above, below, value, state, len(counted), len(some)))
    columns = ["period", "area_code", "numerator", "denominator", "value", "state"]
    return pd.DataFrame(rows, columns=[*columns, "reported", "expected"])


def state_of_group(states):
    for state in ("estimated", "value", "reassess", "held", "not_reported"):
        if state in states:
            return state
    return "not_applicable"
