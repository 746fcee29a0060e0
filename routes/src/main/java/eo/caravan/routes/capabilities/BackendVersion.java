package eo.caravan.routes.capabilities;

/** The version of this software, from the manifest of its jar. */
final class BackendVersion {
    private static final String UNPACKED = "development";

    private BackendVersion() {}

    static String text() {
        String version = BackendVersion.class.getPackage().getImplementationVersion();
        return version == null ? UNPACKED : version;
    }
}
