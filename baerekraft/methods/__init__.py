"""How figures are judged: compared, ranked, set against a target, and how sure one can be."""
