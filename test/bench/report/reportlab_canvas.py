"""The line items of rows.ts as a PDF, drawn on reportlab's canvas: text wrapped to five columns, rules, heads, page numbers.
Prints the seconds of writing and the memory before it and at its most, as JSON. reportlab_canvas.py ROWS OUT"""
import json
import resource
import sys
import time

from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import simpleSplit
from reportlab.pdfgen.canvas import Canvas

LEFT, TOP, BOTTOM, LEADING, SIZE = 51, 76, 66, 10, 8
WIDTHS = [40, 146, 60, 108, A4[0] - 102 - 354]
EDGES = [LEFT + sum(WIDTHS[:index]) for index in range(5)]


def most_memory():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6


def start_page(canvas, number):
    canvas.setFont("Helvetica", SIZE)
    canvas.drawString(LEFT, 30, "Page %d" % number)
    for edge, head in zip(EDGES, ["Item", "Entitlement", "Risk", "Decision", "Reason"]):
        canvas.drawString(edge, A4[1] - TOP, head)
    return A4[1] - TOP - 8


def main(rows, out):
    base = most_memory()
    start = time.monotonic()
    canvas = Canvas(out, pagesize=A4, pageCompression=1)
    number = 1
    y = start_page(canvas, number)
    for row in open(rows, encoding="utf-8"):
        cells = [
            [line for paragraph in cell.split("\n") for line in simpleSplit(paragraph, "Helvetica", SIZE, width - 8)]
            for cell, width in zip(json.loads(row), WIDTHS)
        ]
        height = LEADING * max(len(lines) for lines in cells) + 8
        if y - height < BOTTOM:
            canvas.showPage()
            number += 1
            y = start_page(canvas, number)
        for edge, lines in zip(EDGES, cells):
            text = canvas.beginText(edge, y - 11)
            text.setLeading(LEADING)
            for line in lines:
                text.textLine(line)
            canvas.drawText(text)
        y -= height
        canvas.line(LEFT, y, A4[0] - LEFT, y)
    canvas.save()
    print(json.dumps({"seconds": time.monotonic() - start, "base": base, "most": most_memory()}))


main(*sys.argv[1:])
