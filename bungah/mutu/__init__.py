"""Check sheets; inputs, improvement cards and events come with their first caller.

An instrument (``Instrumen``) has items (``Butir``) by aspect; a day's ``LembarPeriksa`` keeps what was
seen. The first is "Buka kantor": is the office fit to be opened (Permenpan 15/2014 on facilities).
"""
