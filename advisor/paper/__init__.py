"""The strategy on paper: PDF, Word, HTML, calendar, tables, pictures, and sheets to fill in."""
