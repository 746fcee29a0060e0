package eo.caravan.processors.demo;

/** The demo collection {@code SENTINEL2_L2A}. */
public final class DemoCollection {
    /** The id of the collection. */
    public static final String ID = "SENTINEL2_L2A";

    private DemoCollection() {}
}
