"""How the samples are made; see samples/make_samples.py."""
