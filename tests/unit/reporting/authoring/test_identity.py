"""Every block has an id of its own, wherever the data came from."""

from reporting.authoring.identity import identify


def form():
    return [
        {"type": "emergency_gate", "id": None, "value": {"options": [{"label": "Yes"}, {"id": "", "label": "No"}]}},
        {
            "type": "questions",
            "value": {
                "items": [
                    {"type": "radios", "id": None, "value": {"options": [{"id": "o", "label": "A"}]}},
                    {"type": "radios", "id": "q", "value": {"options": [{"id": "o", "label": "B"}]}},
                    {"type": "text", "id": "q", "value": {}},
                ]
            },
        },
    ]


def ids(steps):
    items = [item for step in steps for item in step["value"].get("items", ())]
    options = [option for each in (*steps, *items) for option in each["value"].get("options", ())]
    return [each["id"] for each in (*steps, *items, *options)]


def test_missing_and_repeated_ids_are_replaced_and_others_kept():
    steps = form()

    found = ids(identify(steps))

    assert all(found)
    assert len(set(found)) == len(found)
    assert steps[1]["value"]["items"][1]["id"] == "q"
    assert steps[1]["value"]["items"][0]["value"]["options"][0]["id"] == "o"


def test_data_with_ids_is_left_as_it_is():
    steps = identify(form())
    before = ids(steps)

    assert ids(identify(steps)) == before
