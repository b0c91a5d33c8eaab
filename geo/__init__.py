"""The places: areas and their codes, the reform of 1 July 2025, boundaries, and the map.

Knows nothing of health, databases or Streamlit. An area is always *(code, vintage)*,
because official codes were reused for other territories. Start with `geo.areas`.
"""
