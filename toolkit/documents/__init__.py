"""Pages: typefaces, typesetting, and one module a document. Qt sets the type, ReportLab writes the PDF."""
