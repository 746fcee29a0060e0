package eo.caravan.processors.demo;

/** The classes of the scene classification that occur here, numbered as Sentinel-2's are. */
final class SceneClass {
    static final int NO_DATA = 0;
    static final int SHADOW = 3;
    static final int VEGETATION = 4;
    static final int BARE = 5;
    static final int WATER = 6;
    static final int CLOUD_MEDIUM = 8;
    static final int CLOUD_HIGH = 9;
    static final int CIRRUS = 10;

    private SceneClass() {}

    static boolean cloud(int value) {
        return value == CLOUD_MEDIUM || value == CLOUD_HIGH || value == CIRRUS;
    }
}
