"""The first FitSize's backend, written anew from its description: a process for each request."""
