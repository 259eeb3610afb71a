"""An HTML page with everything in it: no script, no font, no address."""

from collections.abc import Iterable, Sequence
from html import escape

__all__ = ["escape", "page", "table"]

STYLE = """
:root { color-scheme: light dark; --ground: #fbfaf7; --ink: #1d1c1a; --quiet: #5f5b54; --line: #d9d4ca; --raised: #fff;
  --s0: #0b5fa5; --s1: #b3400e; --s2: #1b7a4b; --s3: #7a3fa0; --s4: #8a6a00; --s5: #a3195b;
  --s6: #5f5b54; }
@media (prefers-color-scheme: dark) { :root { --ground: #171614; --ink: #f1eee8; --quiet: #aea89d; --line: #3c3933;
  --raised: #211f1c; --s0: #74b6f2; --s1: #ff9d6b; --s2: #6fce9c; --s3: #cda0ee; --s4: #e2c04d; --s5: #ff8fbf;
  --s6: #aea89d; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 76rem; padding: 1rem; background: var(--ground); color: var(--ink);
  font: 1rem/1.5 system-ui, sans-serif; }
h1 { font-size: 1.6rem; line-height: 1.2; } h2 { font-size: 1.25rem; margin: 2.5rem 0 .5rem; }
p { max-width: 65ch; } a { color: var(--s0); }
nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1rem; padding: 0; list-style: none; }
nav a { display: inline-block; padding: .6rem 0; }
:focus-visible { outline: 3px solid var(--s0); outline-offset: 2px; }
.scroll { overflow-x: auto; margin: 0 0 1.75rem; }
table { border-collapse: collapse; font-size: .875rem; font-variant-numeric: tabular-nums; }
.scroll > p { margin: 0; color: var(--quiet); font-size: .875rem; position: sticky; left: 0; }
th, td { padding: .3rem .6rem; border-bottom: 1px solid var(--line); text-align: right; white-space: nowrap; }
th:first-child, td:first-child { text-align: left; position: sticky; left: 0; background: var(--ground); }
.charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 26rem), 1fr)); gap: 1.5rem; }
.chart { margin: 0; } .chart figcaption { font-weight: 600; }
.chart svg { width: 100%; height: auto; display: block; }
.chart text { fill: var(--quiet); font: 12px system-ui, sans-serif; }
.chart .grid { stroke: var(--line); stroke-width: 1; } .chart .drawn { fill: none; stroke-width: 2; }
.legend { display: flex; flex-wrap: wrap; gap: .25rem 1rem; margin: .25rem 0 0; padding: 0; list-style: none;
  font-size: .875rem; }
.legend svg { width: 2rem; height: .75rem; display: inline-block; vertical-align: middle; margin-right: .35rem; }
"""


def page(title: str, body: str, style: str = "") -> str:
    """An HTML document; title is text, body and style are markup. Readable on a phone, in light and dark."""
    return (
        f'<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>{escape(title)}</title>\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        # Nothing is fetched, whatever a photo's name may say.
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; img-src data:; '
        "style-src 'unsafe-inline'\">\n"
        f'<link rel="icon" href="data:,">\n<style>{STYLE}{style}</style>\n</head>\n'
        f"<body>\n<h1>{escape(title)}</h1>\n{body}\n</body>\n</html>\n"
    )


def table(caption: str, head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """An HTML table of text, its first column the rows' names; wide ones scroll, by keyboard too."""
    columns = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in head)
    lines = "".join(
        f'<tr><th scope="row">{escape(first)}</th>' + "".join(f"<td>{escape(cell)}</td>" for cell in rest) + "</tr>\n"
        for first, *rest in rows
    )
    return (
        f'<div class="scroll" tabindex="0" role="region" aria-label="{escape(caption)}"><p>{escape(caption)}</p>'
        f'<table aria-label="{escape(caption)}"><thead><tr>{columns}</tr></thead>\n'
        f"<tbody>{lines}</tbody></table></div>\n"
    )
