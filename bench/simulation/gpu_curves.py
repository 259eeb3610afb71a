"""Published times of a comparable network on GPUs, by batch size, and what follows for ours.

Source: NVIDIA, DeepLearningExamples, PyTorch/Classification/ConvNets/efficientnet/README.md, "Inference performance
results", efficientnet-b0, mixed precision, PyTorch 21.03 container, 224 px. Seconds are batch size over "Throughput
Avg": the table's "Latency Avg" contradicts it at the two largest sizes.
"""

from simulation.service_times import Curve, curve

IMAGES_PER_SECOND = {
    "A100 80GB": {1: 105, 2: 214, 4: 412, 8: 803, 16: 1584, 32: 2915, 64: 6315, 128: 9311, 256: 10239},
    "V100 16GB": {1: 62, 2: 119, 4: 238, 8: 495, 16: 945, 32: 1784, 64: 3480, 128: 5759, 256: 6176},
}
# EfficientNet-B0 at 224 px: 0.39 billion multiply-adds (Tan and Le, "EfficientNet", ICML 2019, table 2).
PUBLISHED_MULTIPLY_ADDS = 0.39


def published(gpu: str) -> Curve:
    """Seconds of EfficientNet-B0 by batch size."""
    return curve([(size, size / rate) for size, rate in IMAGES_PER_SECOND[gpu].items()])


def of_looks(gpu: str, multiply_adds: list[float], sizes: tuple[int, ...] = (1, 2, 4, 8, 16, 32, 64)) -> Curve:
    """Seconds of our network's looks, one after the other, by batch of photos.

    multiply_adds: billions of an image in each look. A look at n photos takes as long as B0 at as many images as have
    the same multiply-adds: launching costs both as much, as both have some 80 convolutions one after the other.
    """
    base = published(gpu)

    def seconds(photos: int) -> float:
        return sum(base.at(max(1, round(photos * each / PUBLISHED_MULTIPLY_ADDS))) for each in multiply_adds)

    return curve([(size, seconds(size)) for size in sizes])
