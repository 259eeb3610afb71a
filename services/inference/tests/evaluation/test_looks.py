from fitsize_inference.codec import Looks
from fitsize_inference.evaluation.bootstrap import Interval
from fitsize_inference.evaluation.cost import on_front
from fitsize_inference.evaluation.looks import Outcome, WayOfLooking, looks_table, ways_of_looking


def _outcome(close: int, cost: float, error: float) -> Outcome:
    way = WayOfLooking(Looks(close=close))
    return Outcome(way, cost, Interval(error / 2, error * 2), error, {"skirt": error})


def test_the_front_has_what_nothing_beats_in_cost_and_error() -> None:
    cheap, good, dear, bad = (
        _outcome(*one) for one in [(192, 10, 0.05), (256, 20, 0.03), (320, 40, 0.03), (384, 15, 0.06)]
    )
    assert on_front([dear, bad, good, cheap]) == [cheap, good]
    rows = looks_table([dear, good]).rows
    assert [row[-1] for row in rows] == ["yes", ""]


def test_the_served_way_is_compared_once() -> None:
    served = Looks()
    assert [way for way in ways_of_looking(served) if way == WayOfLooking(served)] == [WayOfLooking(served)]
