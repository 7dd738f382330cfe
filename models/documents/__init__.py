"""Raw documents: what a file below the seeds folder is, how its bytes become text, and why one cannot be a page."""
