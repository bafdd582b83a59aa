"""Pages of programmes, series and activities."""
