"""The floor of a served measurement: a bare view that renders 12.2 kB, and one that writes one row, under the system's own
server and middleware. What the system does is measured as a share of what the machine does here."""
