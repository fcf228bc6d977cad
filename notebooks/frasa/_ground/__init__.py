"""What every room stands on: tables, errors, files, speed, memory, wording."""
