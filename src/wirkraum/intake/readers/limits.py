"""How much a file may ask of the machine."""

from __future__ import annotations

MEGABYTE = 1024 * 1024

MAX_FILE = 50 * MEGABYTE
MAX_TEXT = 2 * MEGABYTE
MAX_SLIDES = 200
# Characters of all slides together; a deck of 200 dense slides has some 200,000.
MAX_CHARACTERS = 3_000_000

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
CHILD_OUTPUT = 24 * MEGABYTE
