"""What a measurement was made on."""

import json
import os
import platform
import re
from datetime import datetime, timezone
from pathlib import Path


def machine(weights: Path) -> dict[str, object]:
    """Processor, cores, load, versions and weights."""
    text = Path("/proc/cpuinfo").read_text()
    model, family = (re.search(rf"^{name}\s*: (.*)$", text, re.MULTILINE) for name in ("model name", "model"))
    return {
        "processor": f"{model[1] if model else platform.machine()}, model {family[1] if family else 'unknown'}",
        "cores": os.cpu_count(),
        "load_average": [round(value, 1) for value in os.getloadavg()],
        "python": platform.python_version(),
        "weights": json.loads((weights / "manifest.json").read_text())["weights_version"],
        "measured": datetime.now(timezone.utc).isoformat(timespec="seconds"),
    }
