"""Fetch: pages of the publisher's site come into a cache: politely, whole, and so that a run can be taken up again."""

from graphkit.fetch.bringing import Cache, Outcome, bring
from graphkit.fetch.client import Client, Refused, Unreachable
from graphkit.fetch.plan import Plan, addresses_of
from graphkit.fetch.site import Site, site_from

__all__ = ["Cache", "Client", "Outcome", "Plan", "Refused", "Site", "Unreachable", "addresses_of", "bring", "site_from"]
