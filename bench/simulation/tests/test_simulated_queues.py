import json
import math
from pathlib import Path

import numpy as np
import pytest
import simpy
from hypothesis import given, settings
from hypothesis import strategies as st

from simulation.arrivals import bursts, poisson
from simulation.calibration import RESULTS
from simulation.cluster import ServerSettings
from simulation.contended import ContendedProcessor
from simulation.experiment import Experiment, Outcome
from simulation.service_times import NOTHING, BatchTime, Curve, curve
from simulation.settings import GatewaySettings, ModelSettings
from simulation.torchserve import Core
from simulation.validation import compare

INSTANT = BatchTime(NOTHING)
TRANSPARENT = GatewaySettings(in_flight=100_000, queue=1_000_000, claim=0.0, database=0.0)


def single_server(seconds: float, workers: int = 1) -> ServerSettings:
    """One request after the other, each taking the same time."""
    return ServerSettings(
        ModelSettings(1, 0.0, workers, queue=1_000_000),
        ModelSettings(1, 0.0, 1, queue=1_000_000),
        BatchTime(Curve((1,), (seconds,))),
        INSTANT,
        math.inf,
    )


def batching_server(batch: int, delay: float, workers: int, cores: float = 4.0) -> ServerSettings:
    return ServerSettings(
        ModelSettings(batch, delay, workers),
        ModelSettings(1, 0.001, 2),
        BatchTime(curve([(1, 0.05), (8, 0.2)])),
        BatchTime(curve([(1, 0.03), (2, 0.06)])),
        cores,
        frontend=0.002,
    )


@pytest.mark.parametrize("utilisation", [0.3, 0.6, 0.8])
def test_without_batches_it_is_the_queue_m_d_1(utilisation: float) -> None:
    seconds = 0.1
    outcome = Experiment(single_server(seconds), 1, TRANSPARENT).open_loop(poisson(utilisation / seconds, 30_000, 3))
    expected = seconds + utilisation * seconds / (2 * (1 - utilisation))
    assert outcome.total.mean() == pytest.approx(expected, rel=0.06)
    assert outcome.keypoint_workers_busy == pytest.approx(utilisation, rel=0.03)


def test_with_two_workers_a_scan_waits_less_than_with_one_of_twice_the_speed_and_is_served_longer() -> None:
    arrivals = poisson(15, 8_000, 5)
    two = Experiment(single_server(0.1, workers=2), 1, TRANSPARENT).open_loop(arrivals)
    one = Experiment(single_server(0.05), 1, TRANSPARENT).open_loop(arrivals)
    assert two.total.mean() > one.total.mean()
    assert (two.total - 0.1).mean() < (one.total - 0.05).mean()


def test_a_lone_scan_waits_for_company_for_the_whole_delay_and_no_longer() -> None:
    outcome = Experiment(batching_server(8, 0.02, 1, math.inf), 1, TRANSPARENT).open_loop([1.0], warm_up=0.0)
    assert outcome.total[0] == pytest.approx(0.002 + 0.02 + 0.05)


def test_scans_that_come_together_share_a_batch() -> None:
    outcome = Experiment(batching_server(8, 0.02, 1, math.inf), 1, TRANSPARENT).open_loop([1.0] * 8, warm_up=0.0)
    keypoints = 0.002 + 0.2
    markers = 0.002 + 4 * 0.03
    assert outcome.total == pytest.approx([max(keypoints, markers)] * 8)


def assert_consistent(outcome: Outcome, sent: int) -> None:
    assert len(outcome.total) + outcome.refused + outcome.unfinished == sent
    assert np.all(outcome.total >= outcome.inference - 1e-9)
    assert np.all(outcome.inference > 0)
    for share in ("keypoint_workers_busy", "marker_workers_busy", "cores_busy", "gpu_busy", "database_busy"):
        assert -1e-9 <= getattr(outcome, share) <= 1.05, share


@settings(max_examples=25, deadline=None)
@given(
    rate=st.floats(1, 60),
    batch=st.integers(1, 16),
    delay=st.floats(0, 0.1),
    workers=st.integers(1, 4),
    in_flight=st.integers(1, 64),
    queue=st.integers(1, 200),
    objective=st.one_of(st.none(), st.floats(0.1, 2)),
    gateways=st.integers(1, 3),
    servers=st.integers(1, 3),
    seed=st.integers(0, 1000),
)
def test_no_scan_is_lost_or_made_up(
    rate: float,
    batch: int,
    delay: float,
    workers: int,
    in_flight: int,
    queue: int,
    objective: float | None,
    gateways: int,
    servers: int,
    seed: int,
) -> None:
    gateway = GatewaySettings(gateways, in_flight, objective, queue)
    experiment = Experiment(batching_server(batch, delay, workers), servers, gateway)
    outcome = experiment.open_loop(poisson(rate, 300, seed), warm_up=0.0)
    assert_consistent(outcome, 300)
    assert outcome.unfinished == 0


@settings(max_examples=8, deadline=None)
@given(share=st.floats(0.2, 0.85), batch=st.integers(1, 16), seed=st.integers(0, 1000))
def test_below_capacity_waits_stay_finite_and_little_s_law_holds(share: float, batch: int, seed: int) -> None:
    server = batching_server(batch, 0.01, 4)
    capacity = min(4 / (curve([(1, 0.05), (8, 0.2)]).at(batch) / batch + 0.03 + 0.004), 2 / 0.03)
    outcome = Experiment(server, 1, GatewaySettings(in_flight=128)).open_loop(poisson(share * capacity, 3_000, seed))
    assert outcome.refused == outcome.unfinished == 0
    assert outcome.percentile(99) < 5
    assert outcome.in_system == pytest.approx(outcome.throughput * outcome.total.mean(), rel=0.15)


def test_beyond_capacity_the_queue_is_bounded_and_throughput_stays_that_of_the_workers() -> None:
    server = batching_server(8, 0.01, 4, math.inf)
    gateway = GatewaySettings(in_flight=128, queue=100)
    outcome = Experiment(server, 1, gateway).open_loop(poisson(200, 5_000, 1), drain=False)
    assert outcome.refused > 1_500
    assert outcome.throughput == pytest.approx(2 / 0.03, rel=0.03)
    assert outcome.percentile(99) < (100 + 128 + 10) * 0.03 / 2 * 1.1


@settings(max_examples=20, deadline=None)
@given(clients=st.integers(1, 40), workers=st.integers(1, 4))
def test_a_closed_loop_keeps_all_its_clients_in_the_system(clients: int, workers: int) -> None:
    outcome = Experiment(batching_server(8, 0.01, workers), 1, GatewaySettings(in_flight=64)).closed_loop(clients, 20)
    assert outcome.in_system == pytest.approx(clients)
    assert outcome.throughput * outcome.total.mean() == pytest.approx(clients, rel=0.15)


def test_the_same_seed_gives_the_same_outcome() -> None:
    first, second = (
        Experiment(batching_server(8, 0.01, 2), 2, GatewaySettings(2, 8, 0.5)).open_loop(poisson(30, 1_000, 9))
        for _ in range(2)
    )
    assert np.array_equal(first.total, second.total)


def test_bursts_keep_the_mean_rate_and_come_in_crowds() -> None:
    times = np.array(bursts(50, 50_000, 2))
    assert len(times) / times[-1] == pytest.approx(50, rel=0.1)
    counts = np.bincount(times.astype(int))
    assert counts.var() > 3 * counts.mean()
    assert np.all(np.diff(times) >= 0)
    with pytest.raises(ValueError, match="factor"):
        bursts(50, 10, 2, factor=20, share=0.1)


def test_a_machine_shared_with_others_slows_the_front_end_as_it_does_the_workers() -> None:
    def half(env: simpy.Environment) -> dict[str, Core]:
        return {part: ContendedProcessor(env, [100.0], [0.5]) for part in ("frontend", "keypoints", "marker")}

    outcome = Experiment(batching_server(8, 0.0, 1), 1, TRANSPARENT, half).open_loop([1.0], warm_up=0.0)
    assert outcome.total[0] == pytest.approx(2 * (0.002 + 0.05))


def test_waits_of_many_threads_at_one_time_are_not_added_up(tmp_path: Path) -> None:
    document = json.loads((RESULTS / "runs.json").read_text())
    for run in ("closed", "open"):
        for sample in document[run]["samples"]:
            for process in ("java", "client"):
                sample[process][1] *= 10
    path = tmp_path / "runs.json"
    path.write_text(json.dumps(document))
    assert compare(path) == compare()
