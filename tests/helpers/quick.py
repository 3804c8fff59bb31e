"""Imported before nbformat is: what reads one kind of address, which no notebook has, takes two seconds to load."""

from baerekraft.quick_schemas import quick_schemas

quick_schemas()
