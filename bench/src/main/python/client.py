#!/usr/bin/env python3
"""Sends a process graph to an openEO service and keeps the answer, as a measurement needs it.

    client.py --url http://127.0.0.1:8080/openeo/1.3 --graph graph.json --out FILE [--token TOKEN]

One synchronous request. The seconds from the first byte sent to the last byte written are printed. Where FILE ends in .json and the
answer is a cube of times and geometries, what is kept is a list of the times, each a list of the geometries' values (null for no data);
making it is not counted. The token may stand in OPENEO_TOKEN. Exit 3 where the service does not know a process, 1 for other errors.
"""
import argparse
import http.client
import json
import os
import sys
import time
import urllib.parse

TIMEOUT = 3600
PIECE = 1 << 20


def ask(url, graph, token, out):
    """Posts the graph and writes the answer; returns the seconds that took."""
    place = urllib.parse.urlsplit(url)
    kind = http.client.HTTPSConnection if place.scheme == "https" else http.client.HTTPConnection
    headers = {"Content-Type": "application/json"}
    if token:
        headers["Authorization"] = "Bearer " + token
    begin = time.perf_counter()
    connection = kind(place.netloc, timeout=TIMEOUT)
    try:
        connection.request("POST", place.path.rstrip("/") + "/result", graph, headers)
        answer = connection.getresponse()
        if answer.status != 200:
            sys.stderr.write("%d %s\n" % (answer.status, answer.read(2000).decode("utf-8", "replace")))
            raise SystemExit(3 if answer.status == 501 else 1)
        with open(out, "wb") as file:
            for piece in iter(lambda: answer.read(PIECE), b""):
                file.write(piece)
    finally:
        connection.close()
    return time.perf_counter() - begin


def rows(cube):
    """The values of a cube with two dimensions, or more of one label, as lists by its first long dimension; other answers stay as they are."""
    if not isinstance(cube, dict) or cube.get("type") != "datacube":
        return cube
    values, order = cube["data"], list(cube["order"])
    for name in [name for name in order if len(cube["dimensions"][name]["values"]) == 1 and len(order) > 2]:
        values = without(values, order.index(name))
        order.remove(name)
    if "geometry" in order and order.index("geometry") == 0 and len(order) == 2:
        values = [list(row) for row in zip(*values)]
    return values


def without(values, depth):
    """Leaves out a level of nesting whose lists have one element."""
    return values[0] if depth == 0 else [without(inner, depth - 1) for inner in values]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--url", required=True, help="root of the service")
    parser.add_argument("--graph", required=True, help="file with the body of the request")
    parser.add_argument("--out", required=True, help="file to keep the answer in")
    parser.add_argument("--token", default=os.environ.get("OPENEO_TOKEN"))
    given = parser.parse_args()
    with open(given.graph, "rb") as file:
        graph = file.read()
    seconds = ask(given.url, graph, given.token, given.out)
    if given.out.endswith(".json"):
        with open(given.out, encoding="utf-8") as file:
            answer = json.load(file)
        with open(given.out, "w", encoding="utf-8") as file:
            json.dump(rows(answer), file)
    print("%.3f s" % seconds)


if __name__ == "__main__":
    main()
