"""The pages of panel and publisher."""
