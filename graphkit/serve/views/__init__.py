"""Views: what a page says, as frozen data: query → view → page. A template sees a view and nothing else."""
