"""Opens every GeoTIFF of a folder by rasterio and GDAL, and compares all cells with those that the test wrote.

The name of a file says what should be in it: compress-predictor-type-interleave-width-height.tif; with the predictor 0 nobody chose one.
"""
import pathlib
import sys

import numpy
import rasterio
from osgeo_utils.samples.validate_cloud_optimized_geotiff import validate

BANDS, EMPTY = 3, 7


def cells(band, width, height, kind):
    y, x = numpy.mgrid[0:height, 0:width]
    values = (31 * x + 17 * y + 7 * band + x * y) % 120.0
    if kind.startswith('float'):
        values = values * 0.37 - 11 + x / 1024
    values[(x + y) % 11 == 5] = EMPTY
    return values.astype(kind)


checked = 0
for path in sorted(pathlib.Path(sys.argv[1]).glob('*.tif')):
    compress, predictor, kind, interleave, width, height = path.stem.split('-')
    with rasterio.open(path) as file:
        assert file.profile.get('compress', 'none') == compress, (path, file.profile)
        assert file.profile['interleave'] == interleave or BANDS == 1, (path, file.profile)
        assert (file.width, file.height, file.count) == (int(width), int(height), BANDS), path
        assert file.nodata == EMPTY and set(file.dtypes) == {kind}, (path, file.profile)
        if predictor != '0':
            assert file.tags(ns='IMAGE_STRUCTURE').get('PREDICTOR', '1') == predictor, path
        for band in range(BANDS):
            expected = cells(band, int(width), int(height), kind)
            numpy.testing.assert_array_equal(file.read(band + 1), expected, str(path))
        factors = file.overviews(1)
    for level in range(len(factors)):
        with rasterio.open(path, overview_level=level) as overview:
            for band in range(BANDS):
                expected = cells(band, int(width), int(height), kind)[:: 2 ** (level + 1), :: 2 ** (level + 1)]
                numpy.testing.assert_array_equal(overview.read(band + 1), expected, f'{path} {level}')
    warnings, errors, _ = validate(str(path), full_check=True)
    assert not errors and not warnings, (path, errors, warnings)
    checked += 1
print(checked, 'files are the same')
