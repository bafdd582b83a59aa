"""Everything of many regions as tables: answers, their states, scores; XLSX and CSV."""
