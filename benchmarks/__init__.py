"""Measurements in a real browser: `python run.py bench` writes `results.json` and `README.md`.

Start with `__main__`. Nothing of the product imports this package.
"""
