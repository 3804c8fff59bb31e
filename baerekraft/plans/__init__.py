"""From goal to money to answer: a learner's own plans read, marked and held beside each other, without a network."""
