"""How the tables came to be, one step a file in `versions`; run by `ytcs_data.store.opening`.

A new step is a copy of the newest file with the next number, `down_revision` set to the
number before, and its number in `HEAD`.
"""

HEAD = "0006"
