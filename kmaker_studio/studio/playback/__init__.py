"""Playing the open song."""
