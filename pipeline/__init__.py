"""From a file to a checked notice; read ``process.py`` first."""
