"""The use cases, one module each, called like the commands."""
