"""The register and the crosswalk as CSV files, and the script that makes them.

`PROVENANCE.md` beside this file says where every column comes from. Only `make_register`
knows the sources; nothing here is needed while the product runs except the CSV files.
"""
