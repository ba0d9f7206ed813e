"""The JSON door: the same engine and the same write as the HTML journey, for partners' systems.

Authentication, limits, paging and the shape of errors come from the settings of Django REST framework by
name: what puts the API together stands above this room.
"""
