"""How hard the laws are tried: with a fixed seed and briefly by default, long with GRAPHKIT_SLOW, at random with GRAPHKIT_SEED=random."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

_QUIET = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
_FIXED = os.environ.get("GRAPHKIT_SEED") != "random"

LAW = settings(
    max_examples=2000 if os.environ.get("GRAPHKIT_SLOW") else 60,
    deadline=None,
    derandomize=_FIXED,
    database=None,
    suppress_health_check=_QUIET,
)
"""For laws that are checked in memory."""

FEW = settings(LAW, max_examples=50 if os.environ.get("GRAPHKIT_SLOW") else 4)
"""For laws that take whole builds."""
