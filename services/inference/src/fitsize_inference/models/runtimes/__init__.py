"""What can run the keypoint network, behind one port."""

from fitsize_inference.models.runtimes.available import available_runtimes, build_runtime
from fitsize_inference.models.runtimes.port import Runtime
from fitsize_inference.models.runtimes.pytorch import TorchRuntime

__all__ = ["Runtime", "TorchRuntime", "available_runtimes", "build_runtime"]
