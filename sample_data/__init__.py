"""Real provinces with invented, labelled values, and the scripts that make them."""
