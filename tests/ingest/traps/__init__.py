"""Files with a trap each, and the right answer beside them."""
