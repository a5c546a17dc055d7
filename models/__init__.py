"""The values that pass between the stages: frozen, without logic, knowing nothing of ``pipeline``."""
