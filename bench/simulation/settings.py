"""What is set, and what is chosen with the model."""

from dataclasses import dataclass


@dataclass(frozen=True)
class ModelSettings:
    """TorchServe's settings of a model. max_batch_delay: seconds. queue: jobs that may wait, job_queue_size."""

    batch_size: int
    max_batch_delay: float
    workers: int
    queue: int = 200


@dataclass(frozen=True)
class GatewaySettings:
    """Of all gateways together, each with its share.

    in_flight: scans that one gateway has at TorchServe at most. objective: seconds from asking to the answer within
    which the window of scans in flight grows, None for a window that is always in_flight. queue: scans that may wait
    before new ones are refused. claim: seconds from a scan's arrival to its gateway (bench/results/queue.md: 1.9 ms).
    database: seconds that the database is busy with a scan from claim to stored result, one after the other: 1.7 to 3.5
    thousand scans a second were measured on the plain form of the queue's tables.
    """

    gateways: int = 1
    in_flight: int = 16
    objective: float | None = None
    queue: int = 5_000
    claim: float = 0.0025
    database: float = 0.0004
