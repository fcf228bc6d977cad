"""From equal spans to shared passages: seeds, stretches, alignment, groups."""
