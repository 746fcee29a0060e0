"""What xarray sees of a NetCDF result. Argument: the file. Prints JSON."""
import json
import sys

import numpy
import xarray

with xarray.open_dataset(sys.argv[1]) as data:
    bands = [name for name in data.data_vars if data[name].ndim == 3]
    mapping = data[data[bands[0]].attrs.get("grid_mapping", data[bands[0]].encoding.get("grid_mapping"))]
    print(json.dumps({
        "bands": bands,
        "dims": list(data[bands[0]].dims),
        "dates": [str(time)[:10] for time in data["t"].values],
        "x": [float(data["x"][0]), float(data["x"][-1])],
        "y": [float(data["y"][0]), float(data["y"][-1])],
        "crs": mapping.attrs.get("crs_wkt", ""),
        "valid": int(numpy.isfinite(data[bands[0]].values).sum()),
        "largest": float(data[bands[0]].max()),
    }))
