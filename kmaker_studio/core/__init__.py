"""The document and the rules of changing it; no Qt, no torch, no files but the user's own."""
