"""Cloud-masked median by numpy, beside what the server answered. Arguments: result.tif, then NDVI.tif CLM.tif pairs."""
import json
import sys
import warnings

import numpy
import rasterio


def cells(path):
    with rasterio.open(path) as source:
        values = source.read(1).astype("float64")
        if source.nodata is not None and not numpy.isnan(source.nodata):
            values[values == source.nodata] = numpy.nan
        return values


found = cells(sys.argv[1])
layers = []
for ndvi_file, cloud_file in zip(sys.argv[2::2], sys.argv[3::2]):
    ndvi = cells(ndvi_file)
    ndvi[cells(cloud_file) == 1] = numpy.nan
    layers.append(ndvi)
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    expected = numpy.nanmedian(numpy.stack(layers), axis=0).astype("float32").astype("float64")
both = ~numpy.isnan(expected) & ~numpy.isnan(found)
print(json.dumps({
    "layers": len(layers),
    "cells": int(both.sum()),
    "missing": int((numpy.isnan(expected) != numpy.isnan(found)).sum()),
    "largest": float(numpy.abs(expected - found)[both].max()),
}))
