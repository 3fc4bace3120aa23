"""Benchmarks: the figures, and the commands that make them again."""
