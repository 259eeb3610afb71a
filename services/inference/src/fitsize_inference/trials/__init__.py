"""The models as they are served, run over scenes of which everything is known."""
