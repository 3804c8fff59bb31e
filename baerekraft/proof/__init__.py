"""Proof of what was done: the kursbevis that a course lead issues, and the record that a learner makes alone."""
