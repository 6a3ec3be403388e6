"""What a project says of itself and asks of the gate: settings and facts."""
