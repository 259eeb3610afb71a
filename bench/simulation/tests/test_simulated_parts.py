import math

import numpy as np
import pytest
import simpy
from hypothesis import given
from hypothesis import strategies as st

from simulation.processor import Processor
from simulation.service_times import Curve, curve
from simulation.torchserve import Steps
from simulation.window import Window


def test_two_pieces_of_work_on_one_core_take_turns() -> None:
    env = simpy.Environment()
    processor = Processor(env, 1)
    ends: dict[str, float] = {}

    def work(name: str, at: float, seconds: float) -> Steps:
        yield env.timeout(at)
        yield processor.work(seconds)
        ends[name] = env.now

    env.process(work("long", 0, 2))
    env.process(work("short", 1, 0.5))
    env.run()
    assert ends == pytest.approx({"short": 2.0, "long": 2.5})
    processor.settle()
    assert processor.used == pytest.approx(2.5)


@given(
    cores=st.integers(1, 4),
    pieces=st.lists(st.tuples(st.floats(0, 10), st.floats(0.001, 3)), min_size=1, max_size=30),
)
def test_a_processor_does_all_its_work_and_none_faster_than_a_core(
    cores: int, pieces: list[tuple[float, float]]
) -> None:
    env = simpy.Environment()
    processor = Processor(env, cores)
    took: list[tuple[float, float]] = []

    def work(at: float, seconds: float) -> Steps:
        yield env.timeout(at)
        yield processor.work(seconds)
        took.append((env.now - at, seconds))

    for at, seconds in pieces:
        env.process(work(at, seconds))
    env.run()
    processor.settle()
    assert len(took) == len(pieces)
    assert all(passed >= seconds - 1e-6 for passed, seconds in took)
    assert processor.used == pytest.approx(sum(seconds for _, seconds in pieces))


def test_processor_sharing_agrees_with_its_formula() -> None:
    """The mean of M/G/1 under processor sharing depends on the service time's mean alone: S / (1 - utilisation)."""
    env = simpy.Environment()
    processor = Processor(env, 1)
    random = np.random.default_rng(4)
    took: list[float] = []

    def work(seconds: float) -> Steps:
        began = env.now
        yield processor.work(seconds)
        took.append(env.now - began)

    def arrive() -> Steps:
        for seconds in random.choice([0.05, 0.15], 15_000):
            env.process(work(float(seconds)))
            yield env.timeout(float(random.exponential(0.1 / 0.7)))

    env.process(arrive())
    env.run()
    assert np.mean(took) == pytest.approx(0.1 / 0.3, rel=0.07)


def test_a_curve_is_straight_between_its_points_and_beyond_them() -> None:
    measured = curve([(1, 0.1), (4, 0.25), (8, 0.45)])
    assert [measured.at(size) for size in (1, 2, 8, 10)] == pytest.approx([0.1, 0.15, 0.45, 0.55])
    assert measured.times(2).at(4) == pytest.approx(0.5)
    with pytest.raises(ValueError, match="rising"):
        Curve((2, 1), (0.1, 0.2))


@given(latencies=st.lists(st.floats(0.01, 3), max_size=300), limit=st.integers(1, 100))
def test_the_window_keeps_its_limits(latencies: list[float], limit: int) -> None:
    window = Window(limit, 1.0)
    now = 0.0
    for latency in latencies:
        now += latency
        window.observe(now, now - latency, True)
        assert 1 <= window.size <= limit


def test_the_window_finds_what_the_server_answers_in_time() -> None:
    """A server that answers in 50 ms a scan in flight: within 0.5 s there is room for ten."""
    window, now, sizes = Window(64, 0.5), 0.0, []
    for _ in range(5_000):
        size = window.size
        latency = 0.05 * size
        now += latency / size
        window.observe(now, now - latency, True)
        sizes.append(size)
    assert 8 <= np.mean(sizes[1_000:]) <= 11
    assert max(sizes[1_000:]) <= 11


def test_a_window_without_an_objective_is_its_limit() -> None:
    window = Window(16, None)
    window.observe(1.0, -math.inf, True)
    assert window.size == 16
