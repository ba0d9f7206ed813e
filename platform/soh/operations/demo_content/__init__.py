"""What the demo shows beyond the national library: four forces' own words, people, keys and reports."""
