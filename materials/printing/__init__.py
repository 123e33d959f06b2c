"""Paper: typst turns a template and plain data into a PDF with the fonts that are kept here."""
