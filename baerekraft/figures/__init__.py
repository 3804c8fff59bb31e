"""The figures, always with their status: tables, municipalities, indicators, and series over the reforms."""
