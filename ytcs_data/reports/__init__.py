"""What leaves the program: files for other programs and for paper."""
