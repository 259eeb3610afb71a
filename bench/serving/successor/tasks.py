"""The task, for Django, which queues it, and for `celery -A serving.successor.tasks worker`."""

import os

from celery import Celery

from serving.seed.process import execute

# Results are kept in files: of Celery's own stores that outlive it, the one that needs no further server.
app = Celery("bench", broker=os.environ["BENCH_BROKER"], backend=f"file://{os.environ['BENCH_RESULTS']}")
app.conf.update(
    task_default_queue=os.environ["BENCH_QUEUE"],
    # A process a photo takes seconds: photos that one worker has fetched ahead would wait while another is idle.
    worker_prefetch_multiplier=1,
    # What a killed worker had begun is done again, as with the gateway.
    task_acks_late=True,
    broker_connection_retry_on_startup=True,
    worker_hijack_root_logger=False,
)

run_script = app.task(execute, name="run_script", track_started=True)
