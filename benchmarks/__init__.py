"""How fast the gate is, alone and beside the tools people use today: `nox -s bench`."""
