"""Writes small NetCDF and Zarr files with xarray and netCDF4, to be read by tests of ours."""
import os
import sys
import zipfile

import netCDF4
import numpy as np
import xarray as xr

folder = sys.argv[1]
os.chdir(folder)


def zipped(store):
    with zipfile.ZipFile(store + ".zip", "w", zipfile.ZIP_STORED) as out:
        for root, _, names in os.walk(store):
            for name in names:
                path = os.path.join(root, name)
                out.write(path, os.path.relpath(path, store))


times = np.array(["2020-01-01", "2020-01-11T06:00:00"], dtype="datetime64[ns]")
utm = xr.Dataset(
    {
        "red": (("time", "y", "x"), np.arange(24, dtype="i2").reshape(2, 3, 4), {"grid_mapping": "crs"}),
        "nir": (("time", "y", "x"), np.arange(24.0).reshape(2, 3, 4) + 100, {"grid_mapping": "crs"}),
    },
    coords={"time": times, "y": [30.0, 20.0, 10.0], "x": [5.0, 15.0, 25.0, 35.0]},
)
utm["crs"] = xr.DataArray(0, attrs={"spatial_ref": "EPSG:32632"})
packed = {"dtype": "i2", "scale_factor": 0.5, "add_offset": 1.0, "_FillValue": -9}
nan = utm.copy(deep=True)
nan.nir[0, 0, 1] = np.nan
nan.to_netcdf("utm4.nc", encoding={"red": {"zlib": True, "shuffle": True, "fletcher32": True, "chunksizes": (1, 2, 3)}, "nir": packed})
nan.to_netcdf("utm3.nc", format="NETCDF3_64BIT", encoding={"nir": packed}, unlimited_dims=["time"])
netCDF4.Dataset("utm5.nc", "w", format="NETCDF3_64BIT_DATA").close()
nan.to_netcdf("utm5.nc", format="NETCDF3_CLASSIC", encoding={"nir": packed})
nan.to_zarr("utm.zarr", mode="w", encoding={"red": {"chunks": (1, 2, 3)}, "nir": {**packed, "chunks": (2, 3, 2)}})
zipped("utm.zarr")

import numcodecs

codecs = {
    "zlib": numcodecs.Zlib(1), "gzip": numcodecs.GZip(1), "zstd": numcodecs.Zstd(1), "lz4": numcodecs.LZ4(), "none": None,
    "blosclz4": numcodecs.Blosc("lz4", 5, 1), "blosczstd": numcodecs.Blosc("zstd", 5, 1), "blosczlib": numcodecs.Blosc("zlib", 5, 0),
}
big = xr.Dataset(
    {name: (("y", "x"), (np.arange(90000, dtype="f4") % 977).reshape(300, 300)) for name in codecs},
    coords={"y": np.arange(300.0)[::-1], "x": np.arange(300.0)},
    attrs={"crs": "EPSG:3035"},
)
big.to_zarr("codecs.zarr", mode="w", encoding={name: {"compressor": codec, "chunks": (200, 128)} for name, codec in codecs.items()})

# longitudes from 0 to 360, southern row first, 32-bit coordinates, bands as labels
world = xr.Dataset(
    {"v": (("band", "lat", "lon"), np.arange(16, dtype="f4").reshape(2, 2, 4))},
    coords={"band": ["a", "bc"], "lat": np.array([-45, 45], "f4"), "lon": np.array([45, 135, 225, 315], "f4")},
)
world.to_netcdf("world.nc")
world.to_zarr("world.zarr", mode="w")

with netCDF4.Dataset("model.nc", "w") as nc:
    for name, size in (("lon", 2), ("lat", 2), ("day", 1)):
        nc.createDimension(name, size)
    day = nc.createVariable("day", "f8", ("day",))
    day.units, day.calendar = "days since 2000-01-01", "360_day"
    day[:] = [31]
    for name in ("lon", "lat"):
        nc.createVariable(name, "f8", (name,))[:] = [0.5, 1.5]
    nc.createVariable("rain", "f4", ("lon", "lat", "day"))[:] = [[[1], [2]], [[3], [4]]]
    flag = nc.createVariable("flag", "i1", ("lat", "lon"), fill_value=-1)
    flag.set_auto_maskandscale(False)
    flag.setncattr("_Unsigned", "true")
    flag[:] = [[-2, 1], [-1, 3]]
    group = nc.createGroup("inner")
    group.createVariable("depth", "u2", ("lat", "lon"))[:] = [[7, 8], [9, 10]]
    swath = nc.createVariable("swath", "f4", ("lat", "day"))
