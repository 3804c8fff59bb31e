"""A municipality's profile: what it is about, what it says, and its printing."""
