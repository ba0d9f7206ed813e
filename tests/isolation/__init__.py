"""The isolation matrix: one force is filled with canaries, and everybody else asks for them at every address.

`canaries` makes them, `estate` and `planting` put them into every text that a force owns, `addresses` and `payloads`
say what is asked, `requesters` who asks, `walk` asks and listens, `ledger` compares the rows of the victim before
and after. `python -m tests.isolation` is the long mode; the tests beside take a spread sample.
"""
