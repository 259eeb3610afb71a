import io
import logging

import pytest

from fitsize_inference.training.progress import BarProgress, LineProgress, duration, progress


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_log_gets_a_line_every_ten_steps_with_the_time_left(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    with progress(0, 25, io.StringIO()) as shown:
        assert isinstance(shown, LineProgress)
        for step in range(1, 26):
            shown.update(step, f"loss {step}")
    lines = [record.getMessage() for record in caplog.records]
    assert [line.split(",")[0] for line in lines] == ["step 10 of 25", "step 20 of 25", "step 25 of 25"]
    assert all(" left: loss" in line for line in lines)


def test_a_terminal_gets_a_bar_with_log_lines_above_it() -> None:
    terminal = _Terminal()
    root = logging.getLogger()
    handler = logging.StreamHandler(terminal)
    root.addHandler(handler)
    try:
        with progress(5, 20, terminal) as shown:
            assert isinstance(shown, BarProgress)
            shown.update(10, "loss 1.5")
            root.warning("wrote [weights]")
        assert handler.stream is terminal
    finally:
        root.removeHandler(handler)
    text = terminal.getvalue()
    assert "10/20" in text
    assert "loss 1.5" in text
    assert "wrote [weights]\n" in text


def test_durations_are_read_as_a_clock() -> None:
    assert [duration(seconds) for seconds in (0, 61.2, 3723)] == ["0:00", "1:01", "1:02:03"]
