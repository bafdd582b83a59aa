"""What the verifier's pages ask."""
