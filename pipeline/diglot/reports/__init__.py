"""Results -> text for people or machines, one file a format."""
