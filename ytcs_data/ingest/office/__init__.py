"""What an office's own table says: its time, its places, its figures.

sheets    a table with the meanings of its columns
titles    the period and the places that titles, sheet names and file names speak of
places    the rows' communes
stations  the rows' stations
figures   the cells' numbers
checks_…  what cannot be right, or is strange
"""
