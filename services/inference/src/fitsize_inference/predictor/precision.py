"""Which arithmetic to run the network in."""

import torch


def fast_bfloat16() -> bool:
    """Whether this CPU multiplies bfloat16 in hardware; elsewhere it is emulated, several times slower than float32."""
    has_instructions = getattr(torch.cpu, "_is_avx512_bf16_supported", None)
    return bool(has_instructions and has_instructions())
