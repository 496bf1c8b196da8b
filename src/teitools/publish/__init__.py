"""From an edition to what readers hold: website, PDF, data and the TEI files, written in one go."""
