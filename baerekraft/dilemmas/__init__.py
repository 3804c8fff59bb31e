"""Dilemmas, done and not only read: choose, say why, see who bears it, and choose again when one fact has changed."""
