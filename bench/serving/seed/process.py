"""Starts the process of a request and waits for what it prints."""

import base64
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

SCRIPT = Path(__file__).with_name("run_no_det.py")


def execute(clothing: str, image: str) -> dict[str, Any]:
    """The answer for a JPEG in base64. Raises RuntimeError with the process's last line when it fails."""
    with tempfile.NamedTemporaryFile(suffix=".jpg") as photo:
        photo.write(base64.b64decode(image))
        photo.flush()
        command = [sys.executable, str(SCRIPT), "--clothing", clothing, "--source", photo.name]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        printed, complaints = process.communicate()
    if process.returncode != 0:
        raise RuntimeError(complaints.strip().rsplit("\n", 1)[-1])
    answer: dict[str, Any] = json.loads(printed)
    return answer
