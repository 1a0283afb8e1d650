"""How a run touches the machine: workers, files."""
