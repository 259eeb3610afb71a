import pytest
import torch
from torch.nn import functional

from fitsize_inference.models import KeypointNetwork
from fitsize_inference.models.backbone import EfficientNetLite
from fitsize_inference.models.depthwise import depthwise_convolution


def test_outputs_have_the_shapes_that_they_say() -> None:
    torch.manual_seed(0)
    network = KeypointNetwork().eval()
    with torch.no_grad():
        output = network(torch.zeros(2, 3, 256, 256))
    assert output.heatmaps.shape == (2, 24, 64, 64)
    assert output.presence.shape == (2, 24)
    assert output.garment_type.shape == (2, 5)
    assert output.garment.shape == (2,)
    assert output.orientation.shape == (2, 4)
    assert output.several.shape == (2,)


def test_the_network_is_small_enough_to_be_committed() -> None:
    assert sum(value.numel() for value in KeypointNetwork().state_dict().values()) * 4 < 25e6


@pytest.mark.parametrize(("kernel", "stride"), [(3, 1), (3, 2), (5, 1), (5, 2)])
def test_depthwise_gradients_are_those_of_torch(kernel: int, stride: int) -> None:
    torch.manual_seed(1)
    features = torch.randn(2, 6, 16, 16, requires_grad=True)
    weight = torch.randn(6, 1, kernel, kernel, requires_grad=True)
    shift = torch.randn(6, requires_grad=True)
    own = depthwise_convolution(features, weight, shift, stride)
    theirs = functional.conv2d(features, weight, shift, stride, kernel // 2, groups=6)
    torch.testing.assert_close(own, theirs)
    towards = torch.randn_like(own)
    inputs = (features, weight, shift)
    for mine, reference in zip(
        torch.autograd.grad(own, inputs, towards), torch.autograd.grad(theirs, inputs, towards), strict=True
    ):
        torch.testing.assert_close(mine, reference, atol=1e-4, rtol=1e-4)


def test_imagenet_weights_of_another_network_are_refused() -> None:
    backbone = EfficientNetLite()
    state = {f"layer.{index}": value for index, value in enumerate(backbone.state_dict().values())}
    EfficientNetLite().load_imagenet(state)
    with pytest.raises(ValueError, match="expected"):
        EfficientNetLite().load_imagenet(dict(list(state.items())[:-1]))
    state["layer.0"] = torch.zeros(7, 7)
    with pytest.raises(ValueError, match="shape"):
        EfficientNetLite().load_imagenet(state)
