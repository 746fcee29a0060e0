"""A result beside what gdalwarp makes of its source on the same grid, bilinear: RESULT SOURCE SCRATCH -> JSON."""
import json
import subprocess
import sys

import numpy as np
import rasterio

result, original, scratch = sys.argv[1:]
with rasterio.open(result) as source:
    ours = source.read().astype("float64")
    bounds, crs = source.bounds, source.crs.to_string()
    step, (width, height) = source.res, (source.width, source.height)
subprocess.run(
    ["gdalwarp", "-q", "-overwrite", "-r", "bilinear", "-t_srs", crs]
    + ["-te"] + [repr(edge) for edge in bounds] + ["-ts", str(width), str(height), original, scratch],
    check=True)
with rasterio.open(scratch) as source:
    theirs = source.read().astype("float64")
both = np.isfinite(ours) & np.isfinite(theirs)
difference = np.abs(ours - theirs)[both]
print(json.dumps({
    "crs": crs,
    "bands": int(ours.shape[0]),
    "cells": int(both.sum()),
    "largest": float(difference.max()),
    "mean": float(difference.mean()),
}))
