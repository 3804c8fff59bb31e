"""The figures, always with their status: tables, municipalities, indicators, reforms of the map, and series chained over them."""
