"""Version: the number of this release, which every graph and report carries."""

__all__ = ["__version__"]

__version__ = "0.1.0"
