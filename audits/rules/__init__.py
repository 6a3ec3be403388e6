"""The rules: each one question put to the evidence, with good and bad examples; `catalogue` lists them all."""
