"""The examples of the README, computed anew with numpy and rasterio over one tile: EXAMPLE RESULT SCENES [GEOJSON] -> JSON."""
import csv
import json
import os
import sys
import warnings

import numpy as np
import rasterio
from rasterio.features import geometry_mask
from rasterio.warp import transform_geom
from rasterio.windows import from_bounds

NORTH = ("33TWM", (499980, 5100060, 576780, 5151660))
SOUTH = ("33TWL", (510060, 5060760, 540060, 5079960))
TILE, BOUNDS = NORTH if sys.argv[1] == "zonal" else SOUTH


def dates(scenes):
    folder = os.path.join(scenes, "SENTINEL2_L2A_SLOVENIA")
    items = []
    for name in os.listdir(folder):
        if TILE in name:
            with open(os.path.join(folder, name, name + ".json")) as file:
                items.append((json.load(file)["properties"]["datetime"], os.path.join(folder, name)))
    return sorted(items)


def band(item, name):
    with rasterio.open(os.path.join(item, name + ".tif")) as source:
        window = from_bounds(*BOUNDS, source.transform).round_offsets().round_lengths()
        cells = source.read(1, window=window).astype("float64")
        cells[cells == 0] = np.nan
        return cells, source.window_transform(window), source.crs


def clear_ndvi(item):
    red, nir, classes = (band(item, name)[0] for name in ("B04", "B08", "SCL"))
    cloudy = (classes == 3) | ((classes >= 8) & (classes <= 10))
    red[cloudy] = np.nan
    return (nir - red) / (nir + red)


def compared(expected, result):
    with rasterio.open(result) as source:
        actual = source.read(1).astype("float64")
    valid = np.isfinite(expected)
    return {
        "cells": int(valid.sum()),
        "missing": int((valid != np.isfinite(actual)).sum()),
        "largest": float(np.nanmax(np.abs(actual - expected))),
    }


def dense(rings):
    """Edges are straight in longitude and latitude, so they need more points before they are projected."""
    if isinstance(rings[0][0], (list, tuple)):
        return [dense(ring) for ring in rings]
    ring = np.array(rings)[:, :2]
    parts = [np.linspace(a, b, 500, endpoint=False) for a, b in zip(ring[:-1], ring[1:])]
    return np.concatenate(parts + [ring[-1:]]).tolist()


def mean(cells, geometry, transform):
    inside = ~geometry_mask([geometry], cells.shape, transform)
    found = float(np.nanmean(cells[inside]))
    return None if np.isnan(found) else found


def table(result):
    with open(result, newline="") as file:
        return list(csv.DictReader(file))


def main(example, result, scenes, geojson=None):
    warnings.simplefilter("ignore")
    items = dates(scenes)
    if example == "ndvi":
        return compared(np.nanmax([clear_ndvi(item) for _, item in items], axis=0), result)
    if example == "kernel":
        first = band(items[0][1], "B04")[0]
        for _, item in items[1:]:
            first = np.where(np.isnan(first), band(item, "B04")[0], first)
        padded = np.pad(first, 1, mode="edge")
        edges = padded[:-2, 1:-1] + padded[2:, 1:-1] + padded[1:-1, :-2] + padded[1:-1, 2:] - 4 * first
        return compared(np.nan_to_num(edges), result)
    if example == "time-series":
        whole = float(np.nanmean(np.nanmean([clear_ndvi(item) for _, item in items], axis=0)))
        return {"expected": whole, "rows": table(result)}
    if example == "zonal":
        with open(geojson) as file:
            features = json.load(file)["features"]
        means = []
        for date, item in items:
            ndvi = clear_ndvi(item)
            _, transform, crs = band(item, "B04")
            for feature in features:
                # A cell within a thousandth of its size from an edge may count or not.
                straight = feature["geometry"]
                curved = dict(straight, coordinates=dense(straight["coordinates"]))
                both = [mean(ndvi, transform_geom("EPSG:4326", crs, shape), transform) for shape in (curved, straight)]
                means.append([date, feature["id"]] + both)
        return {"expected": means, "rows": table(result)}
    raise SystemExit("no such example: " + example)


print(json.dumps(main(*sys.argv[1:])))
