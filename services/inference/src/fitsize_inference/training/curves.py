"""How a training went: a log of JSON lines and a chart of it."""

import json
from pathlib import Path
from typing import Any

from fitsize_inference.charts import Series, chart, page

LOG_FILE = "log.jsonl"
CHART_FILE = "curves.html"


class CurveLog:
    """A training's log.jsonl: lines with `losses`, or with `development` errors, at a `step`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.path = folder / LOG_FILE

    def restart(self, step: int) -> None:
        """Forgets what came after a step, as resuming from it repeats that; all of it at 0."""
        kept = [record for record in self.records() if record["step"] <= step] if step > 0 else []
        self.folder.mkdir(parents=True, exist_ok=True)
        self.path.write_text("".join(json.dumps(record) + "\n" for record in kept), encoding="utf-8")

    def append(self, record: dict[str, Any]) -> None:
        """Adds a line; `step` is the steps done."""
        with self.path.open("a", encoding="utf-8") as file:
            file.write(json.dumps(record) + "\n")

    def records(self) -> list[dict[str, Any]]:
        """All whole lines; a training that was killed may leave half of one."""
        if not self.path.exists():
            return []
        whole, _, _ = self.path.read_text(encoding="utf-8").rpartition("\n")
        return [json.loads(line) for line in whole.splitlines()]

    def draw(self) -> Path:
        """Writes the chart beside the log and returns its path."""
        records = self.records()
        losses = [record for record in records if "losses" in record]
        errors = [record for record in records if "development" in record]
        charts = [
            chart(
                f"Loss: {name}",
                [Series(name, [(record["step"], record["losses"][name]) for record in losses])],
                "step",
                "nats",
            )
            for name in (losses[0]["losses"] if losses else ())
        ]
        if losses:
            charts += [
                chart(title, [Series(title, [(record["step"], record[key]) for record in losses])], "step", unit)
                for key, title, unit in (("gradient", "Gradient norm", "norm"), ("rate", "Rate of the heads", "rate"))
            ]
        if errors:
            names = list(errors[0]["development"])
            lines = [
                Series(n, [(r["step"], 100 * r["development"].get(n, float("nan"))) for r in errors]) for n in names
            ]
            charts.insert(0, chart("Error on the development photos", lines, "step", "% of the reference"))
        path = self.folder / CHART_FILE
        path.write_text(page("Training curves", f'<div class="charts">{"".join(charts)}</div>'), encoding="utf-8")
        return path
