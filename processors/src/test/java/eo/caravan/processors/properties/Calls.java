package eo.caravan.processors.properties;

import java.util.ArrayList;
import java.util.List;

/** At least one call of every process that takes a cube; most fit most cubes. */
final class Calls {
    private static final String X_PLUS_1 = "{'process_graph':{'r':{'process_id':'add','arguments':"
            + "{'x':{'from_parameter':'x'},'y':1},'result':true}}}";
    private static final String CUBE_ABSOLUTE = "{'process_graph':{'r':{'process_id':'apply','arguments':"
            + "{'data':{'from_parameter':'data'},'process':" + X_PLUS_1 + "},'result':true}}}";
    private static final String SQUARE =
            "{'type':'Polygon','coordinates':" + "[[[179.6,9.1],[180.3,9.1],[180.3,9.9],[179.6,9.9],[179.6,9.1]]]}";
    private static final String LINE = "{'type':'LineString','coordinates':[[179.4,10.2],[180.4,9.2]]}";
    private static final String FIELD = "{'type':'Polygon','coordinates':"
            + "[[[500005,4999960],[500031,4999960],[500020,5000010],[500005,4999960]]],"
            + "'crs':{'type':'name','properties':{'name':'EPSG:32633'}}}";
    private static final String YEAR_2020 = "['2020-01-01','2021-01-01']";

    private Calls() {}

    static List<Call> all() {
        List<Call> calls = new ArrayList<>();
        along(calls);
        space(calls);
        time(calls);
        shape(calls);
        polygons(calls);
        return calls;
    }

    private static void along(List<Call> calls) {
        for (String reducer :
                List.of("mean", "sum", "min", "max", "median", "count", "sd", "first", "last", "product")) {
            calls.add(new Call("reduce_dimension", ",'dimension':'t','reducer':«" + reducer + "»"));
            calls.add(new Call("reduce_dimension", ",'dimension':'bands','reducer':«" + reducer + "»"));
            calls.add(new Call("reduce_spatial", ",'reducer':«" + reducer + "»"));
            calls.add(new Call("aggregate_spatial", ",'geometries':" + SQUARE + ",'reducer':«" + reducer + "»"));
        }
        calls.add(new Call("reduce_dimension", ",'dimension':'x','reducer':«max»"));
        for (String process : List.of("sort", "order", "cumsum", "cummax", "array_interpolate_linear")) {
            calls.add(new Call("apply_dimension", ",'dimension':'t','process':«" + process + "»"));
        }
        calls.add(new Call(
                "apply_dimension", ",'dimension':'t','target_dimension':'bands','process':«" + "extrema" + "»"));
        calls.add(new Call("apply", ",'process':" + X_PLUS_1));
        calls.add(new Call("ndvi", ",'nir':'B0','red':'B1'"));
        calls.add(new Call("ndvi", ",'nir':'B0','red':'B1','target_band':'v'"));
        calls.add(new Call(
                "apply_dimension",
                ",'dimension':'t','process':{'process_graph':{'f':{'process_id':'fit_curve','arguments':"
                        + "{'data':{'from_parameter':'data'},'parameters':[1],'function':" + line()
                        + "},'result':true}}}"));
    }

    private static String line() {
        return "{'process_graph':{'a':{'process_id':'array_element','arguments':"
                + "{'data':{'from_parameter':'parameters'},'index':0}},'r':{'process_id':'multiply','arguments':"
                + "{'x':{'from_node':'a'},'y':{'from_parameter':'x'}},'result':true}}}";
    }

    private static void space(List<Call> calls) {
        for (String method : List.of("near", "bilinear", "cubic", "lanczos", "average", "mode", "max", "sum", "q1")) {
            calls.add(new Call("resample_spatial", ",'resolution':7,'method':'" + method + "'"));
            calls.add(new Call("resample_spatial", ",'resolution':0.3,'projection':4326,'method':'" + method + "'"));
        }
        calls.add(new Call("resample_cube_spatial", ",'target':{'from_parameter':'cube'}"));
        for (String border : List.of("0", "'replicate'", "'reflect'", "'reflect_pixel'", "'wrap'")) {
            calls.add(new Call("apply_kernel", ",'kernel':[[1,2,1],[2,4,2],[1,2,1]],'border':" + border));
        }
        calls.add(new Call("apply_kernel", ",'kernel':[[1,0,0,0,3]],'factor':0.5,'replace_invalid':7"));
        calls.add(new Call(
                "apply_neighborhood",
                ",'size':[{'dimension':'x','value':2,'unit':'px'},{'dimension':'y','value':3,'unit':'px'}],"
                        + "'overlap':[{'dimension':'x','value':1,'unit':'px'},{'dimension':'y','value':1,'unit':'px'}],"
                        + "'process':" + CUBE_ABSOLUTE));
        for (String boundary : List.of("pad", "trim")) {
            calls.add(new Call(
                    "aggregate_spatial_window",
                    ",'size':[2,3],'align':'lower-right','reducer':«mean»,'boundary':'" + boundary + "'"));
        }
        calls.add(new Call("filter_bbox", ",'extent':{'west':179.7,'east':-179.8,'south':9.2,'north':9.8}"));
        calls.add(new Call(
                "filter_bbox",
                ",'extent':{'west':500005,'east':500030,'south':4999970,'north':4999990,'crs':'EPSG:32633'}"));
        calls.add(new Call("trim_cube", ""));
    }

    private static void time(List<Call> calls) {
        for (String period : List.of(
                "hour", "day", "week", "dekad", "month", "season", "tropical-season", "year", "decade", "decade-ad")) {
            for (String reducer : List.of("mean", "count", "max")) {
                calls.add(new Call(
                        "aggregate_temporal_period",
                        ",'period':'" + period + "','dimension':'t','reducer':«" + reducer + "»"));
            }
        }
        calls.add(new Call(
                "aggregate_temporal",
                ",'intervals':[" + YEAR_2020 + ",['2019-01-01','2020-03-01'],['2030-01-01','2031-01-01']],"
                        + "'labels':['a','b','c'],'dimension':'t','reducer':«sum»"));
        calls.add(new Call("filter_temporal", ",'extent':" + YEAR_2020));
        calls.add(new Call("filter_temporal", ",'extent':['2020-02-29T12:00:00Z',null]"));
        calls.add(new Call(
                "aggregate_temporal",
                ",'intervals':[['06:00:00','18:00:00'],['18:00:00','06:00:00']],'dimension':'t','reducer':«first»"));
        for (String period : List.of("day", "month", "season", "tropical-season", "climatology-period")) {
            calls.add(new Call("climatological_normal", ",'period':'" + period + "','climatology_period':[2019,2020]"));
        }
        calls.add(new Call("anomaly", ",'normals':{'from_parameter':'cube'},'period':'single-period'"));
        calls.add(new Call("resample_cube_temporal", ",'target':{'from_parameter':'cube'}"));
        calls.add(new Call("resample_cube_temporal", ",'target':{'from_parameter':'cube'},'valid_within':1"));
    }

    private static void shape(List<Call> calls) {
        calls.add(new Call("filter_bands", ",'bands':['B1','B0']"));
        calls.add(new Call(
                "filter_labels",
                ",'dimension':'bands','condition':{'process_graph':{'r':"
                        + "{'process_id':'eq','arguments':{'x':{'from_parameter':'value'},'y':'B1'},'result':true}}}"));
        calls.add(new Call("rename_labels", ",'dimension':'bands','target':['z'],'source':['B0']"));
        calls.add(new Call("rename_dimension", ",'source':'t','target':'time'"));
        calls.add(new Call("add_dimension", ",'name':'z','label':'one','type':'other'"));
        calls.add(new Call("drop_dimension", ",'name':'bands'"));
        calls.add(new Call("dimension_labels", ",'dimension':'t'"));
        calls.add(new Call("flatten_dimensions", ",'dimensions':['t','bands'],'target_dimension':'tb'"));
        calls.add(new Call(
                "unflatten_dimension", ",'dimension':'bands','target_dimensions':['a','b'],'label_separator':'B'"));
        calls.add(new Call(
                "merge_cubes",
                ",'cube1':{'from_parameter':'cube'},'cube2':"
                        + "{'from_parameter':'cube'},'overlap_resolver':{'process_graph':{'r':{'process_id':'add','arguments':"
                        + "{'x':{'from_parameter':'x'},'y':{'from_parameter':'y'}},'result':true}}}"));
        calls.add(new Call("mask", ",'mask':{'from_parameter':'cube'},'replacement':300"));
    }

    private static void polygons(List<Call> calls) {
        for (String geometry : List.of(SQUARE, LINE, FIELD)) {
            calls.add(new Call("filter_spatial", ",'geometries':" + geometry));
            calls.add(new Call(
                    "aggregate_spatial", ",'target_dimension':'n','reducer':«median»,'geometries':" + geometry));
        }
        calls.add(new Call("mask_polygon", ",'mask':" + SQUARE));
        calls.add(new Call("mask_polygon", ",'inside':true,'replacement':-1,'mask':" + FIELD));
    }
}
