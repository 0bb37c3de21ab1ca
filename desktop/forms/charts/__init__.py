"""Charts, drawn once for screen and paper."""
