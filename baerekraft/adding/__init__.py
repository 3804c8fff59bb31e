"""A learner's own file in: from its bytes to figures with their status, by what is sure and by what is asked."""
