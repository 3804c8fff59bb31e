"""The figures, always with their status: tables, municipalities, indicators, reforms, and series chained over them."""
