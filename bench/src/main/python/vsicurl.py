"""Reads windows of a remote file by GDAL's /vsicurl and prints the seconds: URL, then column,row,side of each window."""
import sys
import time

from osgeo import gdal

gdal.UseExceptions()
gdal.SetConfigOption("GDAL_DISABLE_READDIR_ON_OPEN", "EMPTY_DIR")
gdal.SetConfigOption("CPL_VSIL_CURL_ALLOWED_EXTENSIONS", ".tif")
windows = [tuple(int(number) for number in window.split(",")) for window in sys.argv[2:]]
start = time.perf_counter()
dataset = gdal.Open("/vsicurl/" + sys.argv[1])
band = dataset.GetRasterBand(1)
for column, row, side in windows:
    band.ReadAsArray(column, row, side, side)
print(time.perf_counter() - start)
