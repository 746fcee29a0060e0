#!/usr/bin/env python3
"""Measures a warm server beside an expert's own programs and prints the table of docs/performance.md.

    beside.py --bench FOLDER --scene FOLDER --scratch FOLDER --launcher ./caravan [-n 3] [--size 5490] [-w W1 W2 ...]

FOLDER of --bench holds the workloads: run_bench.py, expert.py, check.py, latency.py and serve.py. The scene is made where it is missing. The
server is started with the launcher's own settings, everything is run once to warm it, then each round runs every workload once, the expert
and Caravan in turn. The workloads follow each other so that none finds tiles decoded that the one before has used (W2, which goes over the
whole scene, comes last). Figures are medians over the rounds; ratios are medians of the ratios within a round.
"""
import argparse
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import time
import urllib.request

HERE = os.path.dirname(os.path.abspath(__file__))
ORDER = ["W1", "W3", "W6", "W4", "W5", "W2"]
TITLES = {
    "W1": "W1 NDVI of one date → COG",
    "W2": "W2 cloud-masked median, 4 bands × 12 dates",
    "W3": "W3 monthly NDVI, gaps filled → NetCDF",
    "W4": "W4 means of 1,000 polygons × 12 dates",
    "W5": "W5 4 bands → EPSG:3035, 20 m, bilinear",
    "W6": "W6 5 × 5 kernel",
}
USER, PASSWORD = "bench", "measured on loopback only"


def say(text):
    sys.stderr.write(text + "\n")
    sys.stderr.flush()


class Server:
    """A server of the launcher in a process of its own, with a user who is logged in."""

    def __init__(self, launcher, scene, scratch, port):
        self.url = "http://127.0.0.1:%d/openeo/1.3" % port
        data = os.path.join(scratch, "beside-data")
        shutil.rmtree(data, ignore_errors=True)
        os.makedirs(data)
        subprocess.run([launcher, "user", "add", USER, "--password-stdin", "--data", data],
                       input=PASSWORD + "\n", text=True, check=True, capture_output=True)
        log = open(os.path.join(scratch, "beside-server.log"), "w")
        self.process = subprocess.Popen([launcher, "serve", "--port", str(port), "--data", data, "--collections", scene],
                                        stdout=log, stderr=log)
        self.token = self.log_in()

    def log_in(self):
        until = time.time() + 180
        manager = urllib.request.HTTPPasswordMgrWithPriorAuth()
        manager.add_password(None, self.url, USER, PASSWORD, is_authenticated=True)
        opener = urllib.request.build_opener(urllib.request.HTTPBasicAuthHandler(manager))
        while True:
            try:
                with opener.open(self.url + "/credentials/basic", timeout=20) as answer:
                    return json.load(answer)["access_token"]
            except OSError:
                if self.process.poll() is not None or time.time() > until:
                    raise SystemExit("the server does not answer, see beside-server.log")
                time.sleep(0.3)

    def stop(self):
        self.process.terminate()
        self.process.wait(60)


def scene(bench, folder, size):
    if not os.path.exists(os.path.join(folder, "collection.json")):
        say("Making a scene of %d x %d cells in %s ..." % (size, size, folder))
        subprocess.run([sys.executable, os.path.join(bench, "make_scene.py"), folder, "--size", str(size)],
                       check=True, stdout=sys.stderr)


def workload(given, server, graphs, name, rounds):
    """One workload, run by the expert and by Caravan in turn: the runs of each, and what the comparison says."""
    out = os.path.join(given.scratch, "beside-out")
    result = os.path.join(given.scratch, "beside.json")
    command = "%s %s/client.py --url %s --graph {graphs}/{lw}.json --out {out}" % (sys.executable, HERE, server.url)
    done = subprocess.run(
        [sys.executable, os.path.join(given.bench, "run_bench.py"), "--data", given.scene, "--tmp", out, "--graphs", graphs,
         "-w", name, "-e", "expert", "caravan", "-n", str(rounds), "--json", result,
         "--engine", "caravan=" + command, "--server", "caravan=%d" % server.process.pid],
        env=dict(os.environ, OPENEO_TOKEN=server.token), capture_output=True, text=True)
    if done.returncode != 0:
        raise SystemExit(done.stdout + done.stderr)
    checks = re.findall(r"check: (.*)", done.stdout)
    with open(result, encoding="utf-8") as file:
        runs = {entry["engine"]: entry["runs"] for entry in json.load(file)}
    if not runs.get("caravan"):
        raise SystemExit(name + " failed: " + done.stdout)
    return runs, checks[-1] if checks else "not compared"


def table(given, server, graphs):
    names = [name for name in ORDER if name in given.workloads]
    for name in names:
        say("warming: %s" % name)
        workload(given, server, graphs, name, 1)
    found = {name: [] for name in names}
    checks = {}
    for turn in range(given.rounds):
        for name in names:
            runs, checks[name] = workload(given, server, graphs, name, 1)
            found[name].append((runs["expert"][0], runs["caravan"][0]))
            say("round %d %s: wall %.2f against %.2f s, CPU %.2f against %.2f s" % (
                turn + 1, name, runs["caravan"][0]["wall"], runs["expert"][0]["wall"], runs["caravan"][0]["cpu"], runs["expert"][0]["cpu"]))
    print("| | expert: wall s / CPU s / peak MB | Caravan: wall s / CPU s / peak MB | wall ratio | CPU ratio | values |")
    print("|---|---|---|---|---|---|")
    for name in sorted(names):
        experts, ours = zip(*found[name])
        ratio = lambda key: statistics.median(b[key] / a[key] for a, b in found[name])
        print("| %s | %s | %s | %.2f | %.2f | %s |" % (
            TITLES[name], figures(experts), figures(ours), ratio("wall"), ratio("cpu"), checks[name].split(",")[0]))
    for name in sorted(names):
        print("\n    %s" % checks[name])
    load = statistics.median(run["load"] for pairs in found.values() for pair in pairs for run in pair)
    print("\nMedian load average while measuring: %.1f on %d cores." % (load, os.cpu_count()))


def figures(runs):
    middle = lambda key: statistics.median(run[key] for run in runs)
    return "%.1f / %.1f / %.0f" % (middle("wall"), middle("cpu"), max(run["peak_mb"] for run in runs))


def latency(given, server, graphs):
    expert = subprocess.Popen([sys.executable, os.path.join(given.bench, "serve.py"), "--engine", "expert", "--data", given.scene,
                               "--port", str(given.port + 1)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        time.sleep(3)
        found = []
        for turn in range(given.rounds + 1):
            pair = [small(given, graphs, "http://127.0.0.1:%d/result" % (given.port + 1), None),
                    small(given, graphs, server.url + "/result", server.token)]
            if turn > 0:  # the first one warms both
                found.append(pair)
    finally:
        expert.terminate()
        expert.wait(30)
    print("\n| W8: NDVI of 256 × 256 at once | expert's server | Caravan | ratio |")
    print("|---|---|---|---|")
    for part, key, title in (("serial", "p50_ms", "p50, one client, ms"), ("serial", "p95_ms", "p95, one client, ms"),
                             ("concurrent8", "per_s", "answers a second, 8 clients")):
        values = [[one[part][key] for one in pair] for pair in found]
        print("| %s | %.1f | %.1f | %.2f |" % (title, statistics.median(v[0] for v in values), statistics.median(v[1] for v in values),
                                               statistics.median(v[1] / v[0] for v in values)))
    errors = sum(one[part]["errors"] for pair in found for one in pair for part in ("serial", "concurrent8"))
    print("\nAnswers that were errors: %d." % errors)


def small(given, graphs, url, token):
    command = [sys.executable, os.path.join(given.bench, "latency.py"), "W8", "--data", given.scene, "--url", url,
               "--graph", os.path.join(graphs, "w8.json"), "-n", "200"]
    if token:
        command += ["--header", "Authorization: Bearer " + token]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bench", required=True, help="folder of the workloads")
    parser.add_argument("--scene", required=True, help="folder of the scene, made where it is missing")
    parser.add_argument("--scratch", required=True, help="folder for everything that is written")
    parser.add_argument("--launcher", required=True, help="the program that starts the server")
    parser.add_argument("-n", "--rounds", type=int, default=3)
    parser.add_argument("--size", type=int, default=5490, help="edge of the scene in cells, where it is made")
    parser.add_argument("-w", "--workloads", nargs="+", default=ORDER + ["W8"], choices=ORDER + ["W8"])
    parser.add_argument("--port", type=int, default=18790)
    given = parser.parse_args()
    os.makedirs(given.scratch, exist_ok=True)
    scene(given.bench, given.scene, given.size)
    graphs = os.path.join(given.scratch, "graphs")
    subprocess.run([sys.executable, os.path.join(given.bench, "make_graphs.py"), given.scene, graphs], check=True, stdout=sys.stderr)
    server = Server(given.launcher, given.scene, given.scratch, given.port)
    try:
        if set(given.workloads) - {"W8"}:
            table(given, server, graphs)
        if "W8" in given.workloads:
            latency(given, server, graphs)
    finally:
        server.stop()


if __name__ == "__main__":
    main()
