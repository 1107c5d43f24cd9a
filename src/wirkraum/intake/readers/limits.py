"""How much a file may ask of the machine."""

from __future__ import annotations

MEGABYTE = 1024 * 1024

MAX_FILE = 50 * MEGABYTE
# Plain text of a deck has some 20,000 characters; HTML of an office program is wordy.
MAX_TEXT = 400_000
MAX_LINES = 10_000
MAX_HTML = 4 * MEGABYTE
MAX_SLIDES = 200
# Characters, and paragraphs and cells, of all slides together; 200 dense slides have half of it.
MAX_CHARACTERS = 400_000
MAX_PASSAGES = 8_000

# Members of a PPTX, what they claim to unpack to, and what is really unpacked of XML.
MAX_MEMBERS = 10_000
MAX_UNPACKED = 500 * MEGABYTE
MAX_XML_PART = 15 * MEGABYTE
MAX_XML = 40 * MEGABYTE
# Above this size a packing ratio that no picture or text reaches is an attack.
SUSPICIOUS_SIZE = 20 * MEGABYTE
MAX_RATIO = 200

# The child process that opens foreign formats.
CHILD_SECONDS = 10
CHILD_WALL_SECONDS = 15
CHILD_MEMORY = 640 * MEGABYTE
CHILD_OUTPUT = 8 * MEGABYTE
