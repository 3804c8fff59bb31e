"""What a notebook shows that is no chart: cards, tables and maps of goals, indicators, fields of work and modules."""
