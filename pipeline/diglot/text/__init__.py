"""Text and numbers about text: white space, scripts, locales, globs, wrapping. No I/O."""
