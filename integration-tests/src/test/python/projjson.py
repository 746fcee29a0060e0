"""Prints the WKT 2 that PROJ makes of PROJJSON."""
import sys

from rasterio.crs import CRS

print(CRS.from_user_input(sys.argv[1]).to_wkt(version="WKT2_2019"))
