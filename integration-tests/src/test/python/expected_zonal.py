"""Means of polygons by numpy, beside the CSV that the server answered. Arguments: result.csv, polygons.geojson (longitude and latitude),
then a file for each band, named as its column. Prints JSON."""
import csv
import json
import pathlib
import sys

import numpy
import rasterio
import rasterio.features
import rasterio.warp

result_file, polygons_file, *band_files = sys.argv[1:]
with open(result_file, newline="", encoding="utf-8") as file:
    rows = list(csv.DictReader(file))
with open(polygons_file, encoding="utf-8") as file:
    shapes = [feature["geometry"] for feature in json.load(file)["features"]]

largest, cells, wrongly_empty = 0.0, 0, 0
for path in band_files:
    with rasterio.open(path) as source:
        values = source.read(1).astype("float64")
        for row, shape in zip(rows, shapes, strict=True):
            projected = rasterio.warp.transform_geom("EPSG:4326", source.crs, shape, precision=-1)
            outside = rasterio.features.geometry_mask([projected], values.shape, source.transform)
            inside = values[~outside]
            inside = inside[~numpy.isnan(inside)]
            found = row[pathlib.Path(path).stem]
            wrongly_empty += int((found == "") != (inside.size == 0))
            if found and inside.size:
                cells += int(inside.size)
                largest = max(largest, abs(float(found) - float(inside.mean())))
print(json.dumps(
    {"columns": list(rows[0]), "rows": len(rows), "cells": cells, "empty": wrongly_empty, "largest": largest}))
