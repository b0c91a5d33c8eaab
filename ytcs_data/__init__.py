"""The numbers: what is measured, what was reported, and what it means.

Read from the bottom layer up; no layer imports one above it:

    catalogue   measures, indicators, plans and datasets (data files and their model)
    store       snapshots and what holds now (SQLAlchemy)
    ingest      a file -> checked rows, or every problem with its line and column
    analysis    rates, progress, trends (pure functions on DataFrames)
    views       the only layer that imports Streamlit
"""
