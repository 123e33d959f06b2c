"""A believable Ehime around today: twenty municipalities, the curriculum, eighteen materials, five classes with made-up
people, one of the last year whose municipality has reported it. Idempotent: what is there stays as it is. For trying out
and for tests; never for real people."""
