"""What the values mean. Pure functions: DataFrames in, DataFrames out, nothing kept.

`rates` makes indicators from counts, `progress` sets them beside targets, `trends` beside
earlier periods; `network` tells of stations and points. Counts travel, rates do not: a rate is
computed last, from summed counts.
"""
