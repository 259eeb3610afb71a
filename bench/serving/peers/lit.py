"""`python -m serving.peers.lit --port N --workers N --batch N`: LitServe, the model in its worker processes."""

import argparse
from typing import Any

import litserve

from serving.work import Measurer, Opened, decode_body

# As ours: what a photo waits at most for others to come to its batch.
BATCH_TIMEOUT_S = 0.01


class Keypoints(litserve.LitAPI):
    """Decodes, measures and answers in a worker; LitServe hands over single photos or lists of them."""

    def setup(self, device: str) -> None:  # noqa: ARG002
        """Loads the model, once a worker."""
        self.measurer = Measurer(warm=True)

    def decode_request(self, request: dict[str, Any]) -> Opened:
        """The photo of a call."""
        return decode_body(request)

    def batch(self, inputs: list[Opened]) -> list[Opened]:
        """As it is: photos differ in size, and only their views are stacked."""
        return inputs

    def predict(self, x: Opened | list[Opened]) -> Any:
        """Answers, as many as there are photos."""
        return self.measurer.measure(x) if isinstance(x, list) else self.measurer.measure([x])[0]

    def unbatch(self, output: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """As it is."""
        return output

    def encode_response(self, output: dict[str, Any]) -> dict[str, Any]:
        """As it is."""
        return output


def main() -> None:
    """Serves until it is stopped."""
    parser = argparse.ArgumentParser(prog="python -m serving.peers.lit", description=__doc__)
    for name, standard in (("port", 8000), ("workers", 1), ("batch", 1)):
        parser.add_argument(f"--{name}", type=int, default=standard)
    arguments = parser.parse_args()
    waits = BATCH_TIMEOUT_S if arguments.batch > 1 else 0.0
    api = Keypoints(max_batch_size=arguments.batch, batch_timeout=waits)
    # timeout: requests that wait longer get 504; at 128 clients some do, and the bench wants to see how long.
    server = litserve.LitServer(api, accelerator="cpu", workers_per_device=arguments.workers, timeout=False)
    server.run(host="127.0.0.1", port=arguments.port, generate_client_file=False, log_level="warning")


if __name__ == "__main__":
    main()
