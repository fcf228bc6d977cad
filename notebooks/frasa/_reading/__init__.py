"""From a folder to an article: find files, decode, take pages apart."""
