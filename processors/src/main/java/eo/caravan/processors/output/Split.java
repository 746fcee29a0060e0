package eo.caravan.processors.output;

import eo.caravan.processors.cube.DimensionType;

/** Dimensions along which a result can be split into files, in the order in which their labels stand in file names. */
public enum Split {
    GEOMETRY("separate_asset_per_geometry", DimensionType.GEOMETRY, "geometry"),
    DATE("separate_asset_per_date", DimensionType.TEMPORAL, "date"),
    BAND("separate_asset_per_band", DimensionType.BANDS, "band");

    private final String option;
    private final DimensionType type;
    private final String noun;

    Split(String option, DimensionType type, String noun) {
        this.option = option;
        this.type = type;
        this.noun = noun;
    }

    /** The option that asks for it. */
    public String option() {
        return option;
    }

    /** Of the dimension that is split. */
    public DimensionType type() {
        return type;
    }

    /** What a file is for, in words. */
    public String noun() {
        return noun;
    }
}
