package eo.caravan.journey;

/** The process graphs of the journeys. */
final class Graphs {
    private Graphs() {}

    /** NDVI of the first date in a window of the Slovenian scene, as GeoTIFF. */
    static String slovenianNdvi() {
        return """
                {
                  "load": {"process_id": "load_collection", "arguments": {
                    "id": "SENTINEL2_L2A_SLOVENIA",
                    "spatial_extent": {"west": 510000, "south": 5060000, "east": 540000, "north": 5080000, "crs": 32633},
                    "temporal_extent": ["2023-08-15", "2023-08-16"], "bands": ["B04", "B08"]}},
                  "ndvi": {"process_id": "ndvi", "arguments": {"data": {"from_node": "load"}}},
                  "flat": {"process_id": "reduce_dimension", "arguments": {"data": {"from_node": "ndvi"}, "dimension": "t",
                    "reducer": {"process_graph": {"first": {"process_id": "max",
                      "arguments": {"data": {"from_parameter": "data"}}, "result": true}}}}},
                  "save": {"process_id": "save_result", "arguments": {"data": {"from_node": "flat"}, "format": "GTiff"},
                    "result": true}
                }
                """;
    }

    /** Median NDVI of June 2016 without clouds, real time series. */
    static String juneMedian() {
        return """
                {
                  "ndvi": {"process_id": "load_collection", "arguments": {"id": "SENTINEL2_NDVI_EOPATCH",
                    "spatial_extent": null, "temporal_extent": ["2016-06-01", "2016-07-01"], "bands": ["NDVI"]}},
                  "clouds": {"process_id": "load_collection", "arguments": {"id": "SENTINEL2_NDVI_EOPATCH",
                    "spatial_extent": null, "temporal_extent": ["2016-06-01", "2016-07-01"], "bands": ["CLM"]}},
                  "cloudy": {"process_id": "reduce_dimension", "arguments": {"data": {"from_node": "clouds"},
                    "dimension": "bands", "reducer": {"process_graph": {
                      "flag": {"process_id": "array_element", "arguments": {"data": {"from_parameter": "data"}, "index": 0}},
                      "set": {"process_id": "eq", "arguments": {"x": {"from_node": "flag"}, "y": 1}, "result": true}}}}},
                  "clear": {"process_id": "mask",
                    "arguments": {"data": {"from_node": "ndvi"}, "mask": {"from_node": "cloudy"}}},
                  "median": {"process_id": "reduce_dimension", "arguments": {"data": {"from_node": "clear"},
                    "dimension": "t", "reducer": {"process_graph": {"median": {"process_id": "median",
                      "arguments": {"data": {"from_parameter": "data"}}, "result": true}}}}},
                  "save": {"process_id": "save_result", "arguments": {"data": {"from_node": "median"}, "format": "GTiff"},
                    "result": true}
                }
                """;
    }

    /** Some fifteen seconds of work in many parts: both Slovenian tiles at 10 m. */
    static String longRunning() {
        return """
                {
                  "load": {"process_id": "load_collection", "arguments": {"id": "SENTINEL2_L2A_SLOVENIA",
                    "spatial_extent": null, "temporal_extent": ["2023-08-10", "2023-08-21"], "bands": ["B04", "B08"]}},
                  "fine": {"process_id": "resample_spatial", "arguments": {"data": {"from_node": "load"},
                    "resolution": 10, "method": "bilinear"}},
                  "ndvi": {"process_id": "ndvi", "arguments": {"data": {"from_node": "fine"}}},
                  "median": {"process_id": "reduce_dimension", "arguments": {"data": {"from_node": "ndvi"},
                    "dimension": "t", "reducer": {"process_graph": {"median": {"process_id": "median",
                      "arguments": {"data": {"from_parameter": "data"}}, "result": true}}}}},
                  "save": {"process_id": "save_result", "arguments": {"data": {"from_node": "median"}, "format": "GTiff"},
                    "result": true}
                }
                """;
    }

    /** Red and near infrared of two dates in a window of the Slovenian scene, as NetCDF. */
    static String slovenianSeries() {
        return """
                {
                  "load": {"process_id": "load_collection", "arguments": {
                    "id": "SENTINEL2_L2A_SLOVENIA",
                    "spatial_extent": {"west": 510000, "south": 5060000, "east": 540000, "north": 5080000, "crs": 32633},
                    "temporal_extent": ["2023-08-15", "2023-08-19"], "bands": ["B08", "B04"]}},
                  "save": {"process_id": "save_result", "arguments": {"data": {"from_node": "load"}, "format": "netCDF"},
                    "result": true}
                }
                """;
    }

    /** NDVI of both tiles on all dates, as a file of many regions. */
    static String wholeSeries(String format) {
        return """
                {
                  "load": {"process_id": "load_collection", "arguments": {"id": "SENTINEL2_L2A_SLOVENIA",
                    "spatial_extent": null, "temporal_extent": null, "bands": ["B04", "B08"]}},
                  "ndvi": {"process_id": "ndvi", "arguments": {"data": {"from_node": "load"}}},
                  "median": {"process_id": "reduce_dimension", "arguments": {"data": {"from_node": "ndvi"},
                    "dimension": "t", "reducer": {"process_graph": {"median": {"process_id": "median",
                      "arguments": {"data": {"from_parameter": "data"}}, "result": true}}}}},
                  "save": {"process_id": "save_result", "arguments": {"data": {"from_node": "median"}, "format": "%s"},
                    "result": true}
                }
                """
                .formatted(format);
    }
}
