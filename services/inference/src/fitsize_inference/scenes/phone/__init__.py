"""Photos as a phone takes them of a real garment beside a marker, in quantity and with everything about them known."""
