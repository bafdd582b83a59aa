"""A region's whole assessment as one package that proves itself (BagIt, RFC 8493)."""
