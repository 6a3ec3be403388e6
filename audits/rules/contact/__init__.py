"""Whether every clinic can be reached: telephone links and booking links."""
