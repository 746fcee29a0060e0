"""NDVI of one item by numpy, beside what the server answered. Arguments: result.tif, B04.tif, B08.tif. Prints JSON."""
import json
import sys

import numpy
import rasterio

result_file, red_file, nir_file = sys.argv[1:]
with rasterio.open(result_file) as result:
    found = result.read(1).astype("float64")
    nodata = result.nodata
    transform = result.transform
    crs = str(result.crs)
if nodata is not None and not numpy.isnan(nodata):
    found[found == nodata] = numpy.nan

rows, columns = numpy.mgrid[0 : found.shape[0], 0 : found.shape[1]]
x = transform.c + (columns + 0.5) * transform.a
y = transform.f + (rows + 0.5) * transform.e


def sampled(path):
    with rasterio.open(path) as source:
        cells = source.read(1).astype("float64")
        t = source.transform
        no_value = source.nodata
    cells[cells == no_value] = numpy.nan
    return cells[((y - t.f) / t.e).astype(int), ((x - t.c) / t.a).astype(int)]


red, nir = sampled(red_file), sampled(nir_file)
with numpy.errstate(all="ignore"):
    expected = ((nir - red) / (nir + red)).astype("float32").astype("float64")
both = ~numpy.isnan(expected) & ~numpy.isnan(found)
print(json.dumps({
    "shape": found.shape,
    "crs": crs,
    "cells": int(both.sum()),
    "missing": int((numpy.isnan(expected) != numpy.isnan(found)).sum()),
    "largest": float(numpy.abs(expected - found)[both].max()),
    "mean": float(expected[both].mean()),
}))
