"""What `mkdocs serve` shows of the audit while an editor writes."""
