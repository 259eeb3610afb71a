"""Other ways to keep the model warm in a server of its own."""
