"""What serves photos beside the gateway, to compare it with: the same model and marker search in other servers."""
