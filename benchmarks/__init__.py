"""Measurements: speed on samples, accuracy on labelled notices."""
