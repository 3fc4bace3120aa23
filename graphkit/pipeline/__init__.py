"""Pipeline: a folder of transcripts becomes a folder of linked data."""

from graphkit.pipeline.build import RULES, build
from graphkit.pipeline.report import OUTPUTS, Report

__all__ = ["OUTPUTS", "RULES", "Report", "build"]
