from pathlib import Path

from fitsize_inference.training.curves import CurveLog


def _record(step: int) -> dict[str, object]:
    return {"step": step, "losses": {"points": 5 - step / 10, "total": 6.0}, "gradient": 1.0, "rate": 1e-3}


def test_resuming_forgets_what_it_will_repeat(tmp_path: Path) -> None:
    log = CurveLog(tmp_path)
    log.restart(0)
    for step in (10, 20, 30):
        log.append(_record(step))
    with log.path.open("a") as file:
        file.write('{"step": 4')
    log.restart(20)
    assert [record["step"] for record in log.records()] == [10, 20]
    log.restart(0)
    assert log.records() == []


def test_the_chart_has_every_curve_and_needs_nothing_else(tmp_path: Path) -> None:
    log = CurveLog(tmp_path)
    log.restart(0)
    log.draw()
    for step in (10, 20):
        log.append(_record(step))
    log.append({"step": 20, "development": {"all": 0.04, "skirt": 0.02}})
    text = log.draw().read_text()
    for title in ("Loss: points", "Loss: total", "Gradient norm", "Error on the development photos"):
        assert title in text
    assert text.count("<svg viewBox") >= 2 * 5
    assert "http" not in text.replace("http-equiv", "")
    assert "<script" not in text
