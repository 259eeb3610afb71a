"""`serve-config`: how to start TorchServe on the model store."""

import argparse

from fitsize_inference.serving.launch import Ports, write_launch


def run(arguments: argparse.Namespace) -> None:
    """Writes config.properties, metrics.yaml and launch.json, and prints the path of the last. Raises LaunchError."""
    ports = Ports(
        arguments.inference_port,
        arguments.management_port,
        arguments.metrics_port,
        arguments.grpc_inference_port,
        arguments.grpc_management_port,
    )
    print(write_launch(arguments.store, arguments.out, ports, arguments.java, arguments.temporary))
