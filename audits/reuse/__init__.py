"""Each distinct thing once: which pages share a template, and what was found on one that holds for the others."""
