"""`baerekraft refresh`: newer figures from their publishers, in the same Data Package, beside the bundled one."""
