"""The pages of agreements: reading, drafting, leading and keeping them."""
